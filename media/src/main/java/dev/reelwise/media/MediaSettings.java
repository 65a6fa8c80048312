package dev.reelwise.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Where ffmpeg is, which variants are made, and how much one file may cost.
 *
 * @param heights of the ladder's rungs, in lines of the short side
 * @param limits bounds of each child process
 */
public record MediaSettings(Path ffmpeg, Path ffprobe, List<Integer> heights, Limits limits) {

  public MediaSettings {
    if (heights.isEmpty() || heights.stream().anyMatch(h -> h < 2 || h % 2 != 0)) {
      throw new IllegalArgumentException("Variant heights must be even and positive: " + heights);
    }
    heights = heights.stream().distinct().sorted(Comparator.reverseOrder()).toList();
  }

  /** 1080p, 720p, 480p, 360p and limits for an ordinary machine. */
  public static MediaSettings of(Path ffmpeg, Path ffprobe) {
    return new MediaSettings(ffmpeg, ffprobe, List.of(1080, 720, 480, 360), Limits.DEFAULT);
  }

  /**
   * Bounds of hostile input.
   *
   * @param duration longest file that is accepted
   * @param pixels largest stored picture, width × height
   * @param frameRate highest rate of a variant; what is above is thinned out
   * @param probe wall-clock time for looking at a file
   * @param base wall-clock time that any transcoding gets
   * @param perDuration wall-clock time for each unit of the file's duration, on top of {@code base}
   * @param stall time without progress after which a run is given up
   * @param memory address space of one process in bytes
   * @param spare bytes that each made file may have beyond what the source's length and size
   *     explain: room for sound, containers, and lengths that their files understate
   */
  public record Limits(
      Duration duration,
      long pixels,
      int frameRate,
      Duration probe,
      Duration base,
      int perDuration,
      Duration stall,
      long memory,
      long spare) {

    static final Limits DEFAULT =
        new Limits(
            Duration.ofHours(24),
            7680L * 4320,
            60,
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            60,
            Duration.ofMinutes(3),
            8L << 30,
            512L << 20);
  }
}
