package dev.reelwise.media;

import java.util.List;
import java.util.Optional;

/** Finds the constant frame rate that suits a track, whatever its container claims. */
final class FrameRates {

  private static final FrameRate UNKNOWN = new FrameRate(25, 1);
  private static final List<FrameRate> USUAL =
      List.of(
          new FrameRate(10, 1),
          new FrameRate(12, 1),
          new FrameRate(15, 1),
          new FrameRate(20, 1),
          new FrameRate(24000, 1001),
          new FrameRate(24, 1),
          new FrameRate(25, 1),
          new FrameRate(30000, 1001),
          new FrameRate(30, 1),
          new FrameRate(48, 1),
          new FrameRate(50, 1),
          new FrameRate(60000, 1001),
          new FrameRate(60, 1));
  private static final double NEAR = 0.0004;

  private FrameRates() {}

  /**
   * The rate to encode at.
   *
   * @param base ffprobe's {@code r_frame_rate}: the lowest rate that all timestamps fit, which for
   *     a variable rate may be the timestamps' own clock
   * @param average ffprobe's {@code avg_frame_rate}
   */
  static FrameRate fitting(
      Optional<FrameRate> base, Optional<FrameRate> average, boolean interlaced, int highest) {
    // Interlaced tracks count fields in the base rate.
    FrameRate wanted =
        (interlaced ? average.or(() -> base) : base.or(() -> average)).orElse(UNKNOWN);
    if (wanted.perSecond() <= highest * (1 + NEAR)) {
      return tidy(wanted);
    }
    double frames = average.orElse(wanted).perSecond();
    return USUAL.stream()
        .filter(usual -> usual.perSecond() >= frames * (1 - NEAR) && usual.perSecond() <= highest)
        .findFirst()
        .orElse(new FrameRate(highest, 1));
  }

  /** Reads ffprobe's {@code 30000/1001}; {@code 0/0} is none. */
  static Optional<FrameRate> parse(String text) {
    String[] parts = text.split("/", 2);
    try {
      long numerator = Long.parseLong(parts[0]);
      long denominator = parts.length == 2 ? Long.parseLong(parts[1]) : 1;
      return numerator > 0 && denominator > 0
          ? Optional.of(new FrameRate(numerator, denominator))
          : Optional.empty();
    } catch (NumberFormatException notARate) {
      return Optional.empty();
    }
  }

  // 19001317/633411 is somebody's 29.998: odd fractions would make odd timestamps.
  private static FrameRate tidy(FrameRate rate) {
    for (FrameRate usual : USUAL) {
      if (Math.abs(usual.perSecond() / rate.perSecond() - 1) < NEAR) {
        return usual;
      }
    }
    boolean simple = rate.numerator() <= 120_000 && rate.denominator() <= 1001;
    return simple ? rate : new FrameRate(Math.max(1, Math.round(rate.perSecond() * 1000)), 1000);
  }
}
