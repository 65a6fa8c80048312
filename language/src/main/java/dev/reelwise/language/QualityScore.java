package dev.reelwise.language;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number in 0..1 for how well a summary's length fits its transcript's. It says nothing of the
 * meaning; readers of older summaries know it, so it is kept as it was.
 */
public final class QualityScore {

  private static final double SHORTEST = 0.1;
  private static final double LONGEST = 0.2;
  private static final double DECLINE = 0.3;
  private static final double ENOUGH_PARTS = 10;

  private QualityScore() {}

  /**
   * round(0.7·C + 0.3·min(1, n/10), 2), with r = characters of summary / transcript; C = 1 for 0.1
   * ≤ r ≤ 0.2, r/0.1 below, max(0, 1 − (r − 0.2)/0.3) above; n = {@code parts}, the chunks first
   * summarized. 0 for an empty transcript.
   */
  public static double of(String summary, String transcript, int parts) {
    if (transcript.isBlank()) {
      return 0;
    }
    double compression = compression((double) characters(summary) / characters(transcript));
    double score = 0.7 * compression + 0.3 * Math.min(1, parts / ENOUGH_PARTS);
    return new BigDecimal(score).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
  }

  private static double compression(double ratio) {
    if (ratio < SHORTEST) {
      return ratio / SHORTEST;
    }
    return ratio <= LONGEST ? 1 : Math.max(0, 1 - (ratio - LONGEST) / DECLINE);
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
