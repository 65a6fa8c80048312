package dev.reelwise.speech;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the points that end a sentence from those that do not. */
final class Sentences {

  private static final Pattern END =
      Pattern.compile(".*[.?!\u2026\u3002\uff1f\uff01][\"'\u201d\u2019)]*");
  private static final Pattern PART_END = Pattern.compile(".*[,;:\u2014\u2013][\"'\u201d\u2019)]*");
  private static final Pattern INITIAL = Pattern.compile("\\p{Lu}\\.");

  private static final Set<String> TITLES =
      Set.of("mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "vs.", "e.g.", "i.e.", "no.");

  private Sentences() {}

  /** True when a sentence ends after {@code word} and another begins with {@code next}. */
  static boolean endsBetween(Phrase word, Phrase next) {
    return END.matcher(word.text()).matches()
        && !INITIAL.matcher(word.text()).matches()
        && !TITLES.contains(word.text().toLowerCase(Locale.ROOT))
        && !Character.isLowerCase(next.text().codePointAt(0));
  }

  /** True after a comma and its like. */
  static boolean endsPart(String word) {
    return PART_END.matcher(word).matches();
  }
}
