package dev.reelwise.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives bare lower-case words the look of sentences: a longer pause ends one. Not always right, but
 * captions and summaries need sentences.
 */
final class SpokenText {

  private static final double SENTENCE_PAUSE = 0.5;

  private SpokenText() {}

  static List<Phrase> punctuate(List<Phrase> words) {
    List<Phrase> written = new ArrayList<>();
    boolean begins = true;
    for (int i = 0; i < words.size(); i++) {
      Phrase word = words.get(i);
      boolean ends =
          i + 1 == words.size() || words.get(i + 1).start() - word.end() >= SENTENCE_PAUSE;
      String text = begins || isAboutMe(word.text()) ? capitalized(word.text()) : word.text();
      written.add(new Phrase(ends ? text + "." : text, word.start(), word.end()));
      begins = ends;
    }
    return written;
  }

  private static boolean isAboutMe(String word) {
    return word.equals("i") || word.startsWith("i'");
  }

  private static String capitalized(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
