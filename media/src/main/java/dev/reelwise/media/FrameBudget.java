package dev.reelwise.media;

import java.time.Duration;

/**
 * How many frames a file may be given: so many as its size and length explain. A constant rate
 * repeats a picture until the next, and two small pictures a day apart would become millions.
 */
final class FrameBudget {

  // A frame in which nothing moved takes no less, with what its container adds.
  private static final int BYTES_A_FRAME = 16;
  // As many as ten minutes of ordinary video have, for slides that are small and few.
  private static final int SPARE = 18_000;
  // So that each segment has one.
  private static final FrameRate SLOWEST = new FrameRate(1, 6);
  private static final int MILLI = 1000;

  private FrameBudget() {}

  /** {@code rate}, or the lower one at which a file of so many bytes and that length has enough. */
  static FrameRate slowed(FrameRate rate, Duration length, long bytes) {
    double seconds = Math.max(1, length.toMillis() / (double) MILLI);
    double explained = ((double) bytes / BYTES_A_FRAME + SPARE) / seconds;
    FrameRate bounded =
        explained >= rate.perSecond()
            ? rate
            : new FrameRate(Math.max(1, (long) (explained * MILLI)), MILLI);
    // A multiple, so that each slide stays at its time.
    long times = (long) Math.ceil(SLOWEST.perSecond() / bounded.perSecond());
    return times <= 1 ? bounded : new FrameRate(bounded.numerator() * times, bounded.denominator());
  }
}
