package dev.reelwise.language;

import java.util.regex.Pattern;

/** Knows the words by which speakers tell where a point begins, before they make it. */
final class Signposts {

  /** An ordinal with more words than this says something itself. */
  private static final int LONGEST_HEADING = 10;

  private static final int LONGEST_COUNT = 15;

  private static final String LINKS = "^((and|so|now|then|but|okay|well|um|uh|right),? )*";
  private static final String ORDINAL =
      "(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|next|other"
          + "|[0-9]{1,2}(st|nd|rd|th))";
  private static final String NUMBER = "(one|two|three|four|five|six|seven|eight|nine|ten|[0-9]+)";
  private static final String KIND =
      "(reason|thing|rule|step|point|way|part|question|idea|lesson|mistake|tip|stage|phase|cause"
          + "|factor|principle|habit|problem|method|kind|type|topic|example|argument|advantage"
          + "|law|option|trick|chapter|section|item)";

  private static final Pattern HEADING =
      ignoringCase(
          LINKS
              + "(finally,? )?((the|my|our) )?("
              + ORDINAL
              + " (and last )?(one|"
              + KIND
              + ")\\b.*"
              + "|("
              + KIND
              + "|number) (number )?"
              + NUMBER
              + "\\b.*"
              + "|("
              + ORDINAL
              + "|finally|firstly|secondly|thirdly|lastly)[.:]?)");
  private static final Pattern COUNT =
      ignoringCase(
          LINKS
              + "(there are|here are|these are|(I|we)( have|'ve got|'ll| will|'m| am|'re| are| want)"
              + "|let me|let's|you need|today).*\\b("
              + NUMBER
              + "|several|some|a few|a couple of|many) (\\w+ )?"
              + KIND
              + "s\\b.*");
  private static final Pattern ENUMERATED =
      ignoringCase(
          LINKS
              + "(((the|my|our) )?"
              + ORDINAL
              + "( and last)? \\w+ (\\w+ )?(is|was|are|were)\\b.*"
              + "|("
              + KIND
              + "|number) (number )?"
              + NUMBER
              + "\\b.*"
              + "|(first|second|third|fourth|fifth|firstly|secondly|thirdly|lastly|finally|next"
              + "|last|then|another)\\b.*)");
  private static final Pattern CONCLUSION =
      ignoringCase(
          "^((and|so|now|okay|well),? )*(so|in short|to sum up|to summarize|in summary"
              + "|in conclusion|to conclude|all in all|therefore|in the end|remember"
              + "|the (lesson|bottom line|moral|conclusion|takeaway|message))\\b.*");

  private Signposts() {}

  private static Pattern ignoringCase(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /** Only tells that a point comes ("The second reason is capacity."), or how many come. */
  static boolean announces(Sentence sentence) {
    String text = sentence.text();
    return (sentence.words() <= LONGEST_HEADING && HEADING.matcher(text).matches())
        || (sentence.words() <= LONGEST_COUNT && COUNT.matcher(text).matches());
  }

  /** A new point begins with this sentence ("Next, turn the heap …", "The third cause was …"). */
  static boolean enumerates(Sentence sentence) {
    return ENUMERATED.matcher(sentence.text()).matches();
  }

  /** Draws the conclusion, if it stands near the end. */
  static boolean concludes(Sentence sentence) {
    return CONCLUSION.matcher(sentence.text()).matches();
  }

  /** What follows answers it: the change of subject that an interviewer makes. */
  static boolean asks(Sentence sentence) {
    return sentence.text().endsWith("?");
  }
}
