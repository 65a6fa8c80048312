package dev.reelwise.media;

import java.util.ArrayList;
import java.util.List;

/** How ffmpeg and ffprobe are told to open a file that nobody vouches for. */
final class Input {

  // Each of them reads the one stream that it is given. What opens other files or addresses by
  // itself (hls, dash, concat, sdp, rtsp, image2, …), subtitles and text art are left out.
  private static final String FORMATS =
      String.join(
          ",",
          "mov",
          "matroska",
          "avi",
          "flv",
          "mpegts",
          "mpeg",
          "asf",
          "ogg",
          "mxf",
          "ivf",
          "dv",
          "gif",
          "wav",
          "w64",
          "aiff",
          "au",
          "caf",
          "mp3",
          "aac",
          "flac",
          "ac3",
          "eac3",
          "amr",
          "wv");

  // Standard input by its name in the file system: unlike a pipe it can be sought.
  private static final String STANDARD_INPUT = "file:/dev/stdin";

  // A film has a few dozen, with all its languages and fonts; each costs memory and an answer.
  static final int MOST_STREAMS = 250;

  private Input() {}

  /**
   * The arguments up to and including {@code -i}, with {@code options} for this input before it.
   */
  static List<String> open(MediaSettings.Limits limits, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-protocol_whitelist",
                "file,pipe",
                "-format_whitelist",
                FORMATS,
                "-max_streams",
                Integer.toString(MOST_STREAMS),
                "-max_pixels",
                Long.toString(limits.pixels())));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("-i", STANDARD_INPUT));
    return arguments;
  }
}
