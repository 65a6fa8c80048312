package dev.reelwise.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One or more words, said from {@code start} to {@code end}, in seconds. */
record Phrase(String text, double start, double end) {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  Phrase {
    text = text.strip();
    end = Math.max(start, end);
  }

  Phrase later(double seconds) {
    return new Phrase(text, start + seconds, end + seconds);
  }

  /** Its single words; each takes as much of the time as it has of the characters. */
  List<Phrase> words() {
    List<Phrase> words = new ArrayList<>();
    double perCharacter = (end - start) / Math.max(1, text.length());
    int at = 0;
    for (String word : SPACES.splitAsStream(text).toList()) {
      int begin = text.indexOf(word, at);
      at = begin + word.length();
      words.add(new Phrase(word, start + begin * perCharacter, start + at * perCharacter));
    }
    return words;
  }

  static String join(List<Phrase> words) {
    return String.join(" ", words.stream().map(Phrase::text).toList());
  }
}
