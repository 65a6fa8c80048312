package dev.reelwise.media;

import java.time.Duration;
import java.util.Locale;

/**
 * Fills the holes of a sound track with silence, so that its times stay those of the video. ffmpeg
 * holds what fills a hole in memory: 1.6 GB for an hour of stereo.
 */
final class Holes {

  /** The longest that is filled. What comes after a longer one is left out. */
  static final Duration LONGEST = Duration.ofHours(1);

  // Later than the end of any file that is accepted, in seconds.
  private static final int NEVER = 1_000_000;

  private Holes() {}

  /**
   * A chain of filters.
   *
   * @param format sample format, rate and channels, such as {@code s16:48000:stereo}; sound is
   *     brought into it first, because a hole in 192 kHz and eight channels takes 16 times as much
   * @param fromBegin whether to fill what is before the first sound, too
   */
  static String filled(String format, boolean fromBegin) {
    // A late time once, and ever after: atrim ends the sound there. (aselect lets all pass.)
    String hole = "gt(if(eq(N,0),PTS,PTS-PREV_INPTS)*TB,%d)".formatted(LONGEST.toSeconds());
    String times = "st(0,ld(0)+%s);if(ld(0),%d/TB,PTS)".formatted(hole, NEVER);
    return String.format(
        Locale.ROOT,
        "asetpts='%s',atrim=end=%d,aformat=%s,aresample=async=1%s",
        times,
        NEVER / 2,
        format,
        fromBegin ? ":first_pts=0" : "");
  }
}
