package dev.reelwise.bench.api;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Text that is the same in every run: words of two or three syllables, some much more frequent than
 * others, as in a language (Zipf's law).
 */
final class Words {

  private static final int VOCABULARY = 3_000;
  private static final int COMMON = 100;
  private static final String[] SYLLABLES = {
    "ba", "do", "fe", "gil", "ha", "jo", "ku", "lem", "mi", "nor", "pa", "qui", "ra", "sol", "ti",
    "vu", "wen", "xa", "yo", "zed"
  };

  private static final List<String> WORDS =
      IntStream.range(0, VOCABULARY).mapToObj(Words::word).toList();

  private final SplittableRandom random;

  Words(long seed) {
    this.random = new SplittableRandom(seed);
  }

  private static String word(int number) {
    int syllables = SYLLABLES.length;
    String two = SYLLABLES[number % syllables] + SYLLABLES[number / syllables % syllables];
    return number < syllables * syllables
        ? two
        : two + SYLLABLES[number / (syllables * syllables) % syllables];
  }

  /** So many, with spaces between. */
  String some(int count) {
    return IntStream.range(0, count).mapToObj(i -> next()).collect(Collectors.joining(" "));
  }

  /** As {@link #some}, without those that nearly every text has, which nobody searches for. */
  String telling(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> WORDS.get(COMMON + random.nextInt(VOCABULARY - COMMON)))
        .collect(Collectors.joining(" "));
  }

  /** The word of rank r comes with a frequency of about 1/r. */
  private String next() {
    int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
    return WORDS.get(rank - 1);
  }

  int number(int bound) {
    return random.nextInt(bound);
  }
}
