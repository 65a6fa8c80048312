package dev.reelwise.speech;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Word error rate: words to change, add or leave out, over words said; case and points aside. */
final class WordErrors {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");

  private WordErrors() {}

  static double rate(String said, String heard) {
    List<String> wanted = words(said);
    return (double) distance(wanted, words(heard)) / wanted.size();
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(m -> m.group()).toList();
  }

  private static int distance(List<String> a, List<String> b) {
    int[] row = new int[b.size() + 1];
    for (int j = 0; j <= b.size(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.size(); j++) {
        int change = diagonal + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.size()];
  }
}
