package dev.reelwise.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a file: its tracks, its length, and whether there is anything in it at all. */
final class Probe {

  private static final String ENTRIES =
      "format=format_name,duration,start_time"
          + ":stream=index,codec_type,codec_name,pix_fmt,width,height,sample_aspect_ratio,"
          + "r_frame_rate,avg_frame_rate,nb_frames,start_time,field_order,color_transfer,"
          + "channels,sample_rate"
          + ":stream_disposition=default,attached_pic"
          + ":stream_side_data=rotation"
          + ":packet=stream_index";

  private static final String CONTAINER = "format.format_name";

  // Covers come first, so some more than the one packet that proves that there is something.
  private static final String FIRST_PACKETS = "%+#32";

  private final MediaSettings.Limits limits;
  private final Ffmpeg ffmpeg;

  Probe(MediaSettings settings, Ffmpeg ffmpeg) {
    this.limits = settings.limits();
    this.ffmpeg = ffmpeg;
  }

  MediaInfo of(Path source) throws MediaFailure, InterruptedException {
    if (!Files.isRegularFile(source)) {
      throw new MediaFailure.Trouble("There is no file to work on.");
    }
    Optional<String> complaint = Diagnosis.complaint(source);
    if (complaint.isPresent()) {
      throw new MediaFailure.Unreadable(complaint.get());
    }
    List<String> arguments =
        new ArrayList<>(List.of("-show_entries", ENTRIES, "-read_intervals", FIRST_PACKETS));
    arguments.addAll(Input.open(limits));
    Ffmpeg.Answer answer = ffmpeg.ffprobe(source, arguments);
    Optional<String> bomb = Diagnosis.beyondBounds(answer.complaints());
    if (bomb.isPresent()) {
      throw new MediaFailure.Unreadable(bomb.get());
    }
    Tracks tracks = new Tracks(answer.values(), limits);
    return described(source, answer.values(), tracks.video(), tracks.audio());
  }

  private MediaInfo described(
      Path source, FlatOutput answer, Optional<VideoTrack> video, List<AudioTrack> audio)
      throws MediaFailure, InterruptedException {
    if (video.isEmpty() && audio.isEmpty()) {
      throw new MediaFailure.Unreadable(
          "it holds neither a picture nor a sound track with a frame");
    }
    if (answer.text("packets.packet.0.stream_index").isEmpty()) {
      throw new MediaFailure.Unreadable("it holds no frames");
    }
    Duration duration = duration(source, answer, video, audio);
    if (duration.compareTo(limits.duration()) > 0) {
      throw new MediaFailure.Unreadable(
          "it claims to be longer than " + limits.duration().toHours() + " hours");
    }
    Optional<VideoTrack> pictures =
        video.isEmpty()
            ? video
            : Optional.of(
                new Pictures(limits, ffmpeg)
                    .explained(source, video.get(), duration, size(source)));
    return new MediaInfo(duration, pictures, audio, answer.text(CONTAINER));
  }

  private static long size(Path source) throws MediaFailure.Trouble {
    try {
      return Files.size(source);
    } catch (IOException e) {
      throw new MediaFailure.Trouble("The file can't be read: " + e.getMessage(), e);
    }
  }

  private Duration duration(
      Path source, FlatOutput answer, Optional<VideoTrack> video, List<AudioTrack> audio)
      throws MediaFailure, InterruptedException {
    double claimed = answer.seconds("format.duration").orElse(0) - before(answer);
    return claimed > 0
        ? Duration.ofNanos((long) Math.min(claimed * 1e9, Long.MAX_VALUE))
        : counted(source, video, audio);
  }

  // Matroska counts from zero, whenever its first frame is.
  private static double before(FlatOutput answer) {
    return answer.text(CONTAINER).startsWith("matroska")
        ? answer.seconds("format.start_time").orElse(0)
        : 0;
  }

  // Recordings made in a browser don't know their length; reading them through tells it.
  private Duration counted(Path source, Optional<VideoTrack> video, List<AudioTrack> audio)
      throws MediaFailure, InterruptedException {
    List<String> arguments = new ArrayList<>(Input.open(limits));
    video.ifPresent(track -> arguments.addAll(List.of("-map", "0:" + track.index())));
    audio.stream()
        .findFirst()
        .ifPresent(track -> arguments.addAll(List.of("-map", "0:" + track.index())));
    arguments.addAll(List.of("-c", "copy", "-f", "null", "-"));
    return ffmpeg.ffmpeg(source, Ffmpeg.NOWHERE, arguments, Duration.ZERO, 0, p -> {});
  }
}
