package dev.reelwise.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the tracks that can be played from ffprobe's answer. */
final class Tracks {

  private static final Set<String> HDR_TRANSFERS = Set.of("smpte2084", "arib-std-b67");
  private static final Set<String> FIELD_ORDERS = Set.of("tt", "bb", "tb", "bt");
  private static final Set<String> NO_CODEC = Set.of("", "unknown", "none");
  // Beyond it, the pixels' shape is a mistake or an attack.
  private static final double WIDEST_PIXEL = 8;

  private final FlatOutput answer;
  private final MediaSettings.Limits limits;

  Tracks(FlatOutput answer, MediaSettings.Limits limits) {
    this.answer = answer;
    this.limits = limits;
  }

  /** The picture that the file wants shown, else its first; covers don't count. */
  Optional<VideoTrack> video() throws MediaFailure.Unreadable {
    String chosen = "";
    for (String stream : streams("video")) {
      boolean cover = flag(stream, "attached_pic");
      boolean sized = number(stream, "width") > 0 && number(stream, "height") > 0;
      if (!cover
          && sized
          && (chosen.isEmpty() || (flag(stream, "default") && !flag(chosen, "default")))) {
        chosen = stream;
      }
    }
    return chosen.isEmpty() ? Optional.empty() : Optional.of(video(chosen));
  }

  List<AudioTrack> audio() {
    List<AudioTrack> tracks = new ArrayList<>();
    for (String stream : streams("audio")) {
      Duration delay = delay(stream);
      boolean sound = number(stream, "channels") > 0 && number(stream, "sample_rate") > 0;
      if (sound && delay.compareTo(Holes.LONGEST) <= 0) {
        tracks.add(
            new AudioTrack(
                number(stream, "index"),
                answer.text(stream + "codec_name"),
                number(stream, "channels"),
                number(stream, "sample_rate"),
                delay,
                flag(stream, "default")));
      }
    }
    return tracks;
  }

  private Duration delay(String stream) {
    double begin = answer.seconds("format.start_time").orElse(0);
    double start = answer.seconds(stream + "start_time").orElse(begin);
    return Duration.ofMillis(Math.round(Math.max(0, start - begin) * 1000));
  }

  private VideoTrack video(String stream) throws MediaFailure.Unreadable {
    int width = number(stream, "width");
    int height = number(stream, "height");
    if ((long) width * height > limits.pixels()) {
      throw new MediaFailure.Unreadable(
          "its picture of %d×%d pixels is too large".formatted(width, height));
    }
    int rotation = rotation(stream);
    int shownWidth = Math.max(1, (int) Math.round(width * pixelShape(stream)));
    boolean upright = rotation % 180 == 0;
    boolean interlaced = FIELD_ORDERS.contains(answer.text(stream + "field_order"));
    Optional<FrameRate> base = FrameRates.parse(answer.text(stream + "r_frame_rate"));
    Optional<FrameRate> average = FrameRates.parse(answer.text(stream + "avg_frame_rate"));
    return new VideoTrack(
        number(stream, "index"),
        answer.text(stream + "codec_name"),
        answer.text(stream + "pix_fmt"),
        width,
        height,
        upright ? shownWidth : height,
        upright ? height : shownWidth,
        rotation,
        FrameRates.fitting(base, average, interlaced, limits.frameRate()),
        average.filter(rate -> rate.perSecond() > limits.frameRate() + 1).isPresent(),
        HDR_TRANSFERS.contains(answer.text(stream + "color_transfer")),
        interlaced);
  }

  /** Prefixes of the streams of a kind that have a codec and at least one frame. */
  private List<String> streams(String type) {
    List<String> prefixes = new ArrayList<>();
    for (int i = 0; ; i++) {
      String prefix = "streams.stream." + i + ".";
      if (answer.integer(prefix + "index").isEmpty()) {
        return prefixes;
      }
      boolean decodable = !NO_CODEC.contains(answer.text(prefix + "codec_name"));
      boolean empty = answer.text(prefix + "nb_frames").equals("0");
      if (decodable && !empty && answer.text(prefix + "codec_type").equals(type)) {
        prefixes.add(prefix);
      }
    }
  }

  // ffprobe counts counter-clockwise.
  private int rotation(String stream) {
    for (int i = 0; i < 8; i++) {
      OptionalInt degrees = answer.integer(stream + "side_data_list.side_data." + i + ".rotation");
      if (degrees.isPresent()) {
        return Math.floorMod(-Math.round(degrees.getAsInt() / 90f) * 90, 360);
      }
    }
    return 0;
  }

  private double pixelShape(String stream) {
    String[] parts = answer.text(stream + "sample_aspect_ratio").split(":", 2);
    try {
      double shape = Double.parseDouble(parts[0]) / Double.parseDouble(parts[parts.length - 1]);
      return shape >= 1 / WIDEST_PIXEL && shape <= WIDEST_PIXEL ? shape : 1;
    } catch (NumberFormatException square) {
      return 1;
    }
  }

  private int number(String stream, String name) {
    return answer.integer(stream + name).orElse(0);
  }

  private boolean flag(String stream, String name) {
    return answer.text(stream + "disposition." + name).equals("1");
  }
}
