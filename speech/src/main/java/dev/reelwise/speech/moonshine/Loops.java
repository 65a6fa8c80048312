package dev.reelwise.speech.moonshine;

import java.util.List;

/** Knows when a model has lost the audio and says the same again and again. */
final class Loops {

  private static final int LONGEST_PERIOD = 16;

  /** People say a word five times ("no, no, no, no, no"), but not a phrase. */
  private static final int FEWEST_REPEATS = 4;

  private static final int FEWEST_TOKENS = 16;

  private Loops() {}

  /** True when the last tokens are one phrase repeated. */
  static boolean endsInLoop(List<Integer> tokens) {
    return period(tokens) > 0;
  }

  /** How many tokens to keep so that a loop at the end is said once. */
  static int withoutLoop(List<Integer> tokens) {
    int period = period(tokens);
    if (period == 0) {
      return tokens.size();
    }
    int begin = tokens.size() - period;
    while (begin > 0 && tokens.get(begin - 1).equals(tokens.get(begin - 1 + period))) {
      begin--;
    }
    return begin + period;
  }

  private static int period(List<Integer> tokens) {
    for (int period = 1; period <= LONGEST_PERIOD; period++) {
      if (repeats(tokens, period)) {
        return period;
      }
    }
    return 0;
  }

  private static boolean repeats(List<Integer> tokens, int period) {
    int length = Math.max(period * FEWEST_REPEATS, FEWEST_TOKENS);
    int begin = tokens.size() - length;
    if (begin < 0) {
      return false;
    }
    for (int at = begin + period; at < tokens.size(); at++) {
      if (!tokens.get(at).equals(tokens.get(at - period))) {
        return false;
      }
    }
    return true;
  }
}
