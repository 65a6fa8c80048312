package dev.reelwise.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decides which variants a video gets. */
final class Ladder {

  // A source this much larger than the highest rung below it deserves a rung of its own size.
  private static final double WORTH_ITS_OWN = 1.25;

  private static final double FULL_HD_PIXELS = 1920 * 1080;
  private static final long FULL_HD_BITRATE = 5_000_000;
  private static final long LEAST_BITRATE = 100_000;
  private static final double SMOOTH_MOTION = 31;

  private final List<Integer> heights;

  /**
   * @param heights the rungs, the highest first
   */
  Ladder(List<Integer> heights) {
    this.heights = heights;
  }

  /**
   * The rungs that don't exceed the source, measured at its short side. A source between two rungs
   * that would lose much, or below the lowest, also gets one of its own size, named after it.
   */
  List<Rendition> of(VideoTrack video) {
    int side = video.shortSide();
    List<Integer> sides =
        new ArrayList<>(heights.stream().filter(height -> height <= side).toList());
    boolean betweenRungs =
        !sides.isEmpty() && side < heights.getFirst() && side >= sides.getFirst() * WORTH_ITS_OWN;
    if (sides.isEmpty() || betweenRungs) {
      sides.addFirst(even(side));
    }
    return sides.stream().map(height -> rendition(video, height)).toList();
  }

  private static Rendition rendition(VideoTrack video, int side) {
    boolean portrait = video.height() > video.width();
    int longSide =
        longSide(Math.max(video.width(), video.height()), (double) side / video.shortSide());
    int width = portrait ? side : longSide;
    int height = portrait ? longSide : side;
    return new Rendition(
        String.format(Locale.ROOT, "%dp", side),
        width,
        height,
        bitrate(width, height, video.frameRate()));
  }

  // Bits grow slower than pixels: 0.75 is the usual exponent between the rungs of published
  // ladders.
  private static long bitrate(int width, int height, FrameRate rate) {
    double motion = rate.perSecond() > SMOOTH_MOTION ? 1.5 : 1;
    double size = Math.pow(width * (double) height / FULL_HD_PIXELS, 0.75);
    return Math.max(LEAST_BITRATE, Math.round(FULL_HD_BITRATE * size * motion));
  }

  private static int longSide(int source, double scale) {
    return Math.max(2, Math.min(even(source), (int) Math.round(source * scale / 2) * 2));
  }

  // 4:2:0 colour needs even sides. Down, so that a variant never exceeds its source.
  private static int even(int side) {
    return Math.max(2, side / 2 * 2);
  }
}
