package dev.reelwise.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Picks the picture that stands for a video: of the bright keyframes of its first quarter, the one
 * that is most like the others. It reads our own variant, which is upright and quick to seek in.
 */
final class Poster {

  private static final String NAME = "poster.jpg";
  private static final long MOST_BYTES = 64L << 20;
  private static final Duration LOOKED_AT = Duration.ofMinutes(4);
  // Luma of a limited-range picture is 16 for black and 235 for white.
  private static final String BRIGHT =
      "signalstats,metadata=mode=select:key=lavfi.signalstats.YAVG:value=36:function=greater,";
  private static final String SIZE =
      "scale='min(1280,iw)':'min(1280,ih)':force_original_aspect_ratio=decrease,";

  private final MediaSettings.Limits limits;
  private final Ffmpeg ffmpeg;

  Poster(MediaSettings settings, Ffmpeg ffmpeg) {
    this.limits = settings.limits();
    this.ffmpeg = ffmpeg;
  }

  /** Empty when no frame can be had, which is no reason to give up a video that plays. */
  Optional<Path> of(Path variant, Duration duration, Path folder)
      throws MediaFailure, InterruptedException {
    double seconds = duration.toMillis() / 1000.0;
    // From 10 to 25 %; if all is dark there, anywhere; if all is dark everywhere, the first frame.
    Path poster = folder.resolve(NAME);
    boolean done =
        picked(variant, seconds / 10, seconds * 0.15, BRIGHT + SIZE + "thumbnail=60", folder)
            || picked(variant, 0, seconds, BRIGHT + SIZE + "thumbnail=60", folder)
            || picked(variant, 0, seconds, SIZE + "thumbnail=2", folder);
    return done ? Optional.of(poster) : Optional.empty();
  }

  private boolean picked(Path variant, double from, double length, String filters, Path folder)
      throws MediaFailure, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            Input.open(
                limits,
                "-skip_frame",
                "nokey",
                "-ss",
                seconds(from),
                "-t",
                seconds(Math.min(Math.max(length, 1), (double) LOOKED_AT.toSeconds()))));
    arguments.addAll(List.of("-an", "-vf", filters, "-frames:v", "1", "-q:v", "3"));
    arguments.addAll(List.of("-pix_fmt", "yuvj420p", "-f", "image2", "-update", "1", NAME));
    try {
      ffmpeg.ffmpeg(variant, folder, arguments, LOOKED_AT, MOST_BYTES, part -> {});
      boolean made = Files.exists(folder.resolve(NAME));
      if (made) {
        Wholeness.requireJpeg(folder.resolve(NAME));
      }
      return made;
    } catch (MediaFailure.Unreadable noSuchFrame) {
      return false;
    } catch (IOException e) {
      throw new MediaFailure.Trouble("The poster can't be read: " + e.getMessage(), e);
    }
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
