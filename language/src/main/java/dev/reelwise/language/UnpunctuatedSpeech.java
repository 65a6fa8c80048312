package dev.reelwise.language;

import dev.reelwise.contracts.document.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes sentences of what a recognizer wrote without punctuation: segments end at pauses. */
final class UnpunctuatedSpeech {

  /** So few words are seldom a whole thought: they are joined to what follows at once. */
  private static final int FEW = 6;

  private static final double SHORT_PAUSE_SECONDS = 0.4;

  /** From here on a run is cut before a word that opens a clause, and at twice as many anyway. */
  private static final int MANY = 30;

  private static final Set<String> OPENERS =
      Set.of("and", "but", "so", "because", "then", "now", "which", "when", "if", "while");

  private UnpunctuatedSpeech() {}

  static List<Sentence> sentences(List<Segment> segments) {
    List<Sentence> sentences = new ArrayList<>();
    for (Segment run : runs(segments)) {
      sentences.addAll(sentences(run.text(), run.start()));
    }
    return sentences;
  }

  private static List<Segment> runs(List<Segment> segments) {
    List<Segment> runs = new ArrayList<>();
    for (Segment next : segments) {
      if (!runs.isEmpty() && belongTogether(runs.getLast(), next)) {
        Segment last = runs.removeLast();
        String text = last.text() + " " + next.text();
        runs.add(new Segment(last.id(), last.start(), Math.max(last.end(), next.end()), text));
      } else {
        runs.add(next);
      }
    }
    return runs;
  }

  private static boolean belongTogether(Segment one, Segment next) {
    return next.start() - one.end() < SHORT_PAUSE_SECONDS && Words.of(one.text()).size() <= FEW;
  }

  /** Cuts one run where it is too long, and writes each part as a sentence. */
  static List<Sentence> sentences(String run, double start) {
    List<Sentence> sentences = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String word : Words.of(run)) {
      boolean opener = OPENERS.contains(word.toLowerCase(Locale.ROOT));
      if (open.size() >= 2 * MANY || (open.size() >= MANY && opener)) {
        sentences.add(written(open, start));
        open.clear();
      }
      open.add(word);
    }
    sentences.add(written(open, start));
    return sentences;
  }

  private static Sentence written(List<String> words, double start) {
    String text = String.join(" ", words).replaceAll("\\bi(?=$|\\s|')", "I");
    String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    boolean ended = capital.matches("(?s).*[.!?…]");
    return Sentence.of(ended ? capital : capital + ".", start);
  }
}
