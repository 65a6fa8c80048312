package dev.reelwise.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a track the rate that its file explains, not trusting what the file claims of its length.
 */
final class Pictures {

  private static final int MILLIS = 1000;

  private final MediaSettings.Limits limits;
  private final Ffmpeg ffmpeg;

  Pictures(MediaSettings.Limits limits, Ffmpeg ffmpeg) {
    this.limits = limits;
    this.ffmpeg = ffmpeg;
  }

  VideoTrack explained(Path source, VideoTrack track, Duration claimed, long bytes)
      throws MediaFailure, InterruptedException {
    FrameRate slowed = FrameBudget.slowed(track.frameRate(), claimed, bytes);
    if (slowed.compareTo(track.frameRate()) >= 0) {
      return track.at(slowed);
    }
    // The file is small then, so that reading it through takes no time.
    Duration real = lastFrame(source, track, claimed);
    return track.at(FrameBudget.slowed(track.frameRate(), real, bytes));
  }

  private Duration lastFrame(Path source, VideoTrack track, Duration claimed)
      throws MediaFailure, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-select_streams", "" + track.index()));
    arguments.addAll(List.of("-show_entries", "packet=pts_time:format=start_time"));
    arguments.addAll(Input.open(limits));
    try {
      FlatOutput times = ffmpeg.ffprobe(source, arguments).values();
      double begin = times.seconds("format.start_time").orElse(0);
      double last =
          times.values().keySet().stream()
              .filter(name -> name.endsWith(".pts_time"))
              .mapToDouble(name -> times.seconds(name).orElse(0))
              .max()
              .orElse(begin);
      return Duration.ofMillis(Math.round((last - begin) * MILLIS));
    } catch (MediaFailure.Unreadable tooManyToTell) {
      return claimed;
    }
  }
}
