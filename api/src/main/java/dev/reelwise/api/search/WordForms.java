package dev.reelwise.api.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells that "cache", "caches" and "caching" are one word. The server's stemmer has found them to
 * match, but only marks them as they stand; for telling them apart again, a long common beginning
 * is enough.
 */
final class WordForms {

  /** English endings change up to two letters of the shorter form: happy, happiness. */
  private static final int CHANGED = 2;

  private static final int SHORTEST = 3;

  private final List<String> seen = new ArrayList<>();

  /** The same text for all forms of a word: the form that came first. */
  String of(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (String one : seen) {
      if (one.equals(lower) || alike(one, lower)) {
        return one;
      }
    }
    seen.add(lower);
    return lower;
  }

  private static boolean alike(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    return commonBeginning(one, other) >= Math.max(SHORTEST, shorter - CHANGED);
  }

  private static int commonBeginning(String one, String other) {
    int length = 0;
    while (length < one.length()
        && length < other.length()
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
