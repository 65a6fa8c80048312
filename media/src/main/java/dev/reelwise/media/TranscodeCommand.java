package dev.reelwise.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * ffmpeg's arguments for making all variants in one process: each frame is decoded once and scaled
 * to each size, the sound is encoded once, and the {@code tee} muxer hands it to every variant.
 */
final class TranscodeCommand {

  // x264's superfast saves a sixth of the time but makes files that are 80 % larger.
  private static final String PRESET = "veryfast";
  private static final int QUALITY = 23;

  private static final double KEYFRAME_SECONDS = 2;
  private static final double SEGMENT_SECONDS = 6;
  private static final int LARGEST_THREADS = 8;
  private static final long LATE_MILLIS = 50;

  private final MediaInfo info;
  private final List<Rendition> renditions;
  private final MediaSettings.Limits limits;
  private final boolean toneMapping;

  TranscodeCommand(
      MediaInfo info,
      List<Rendition> renditions,
      MediaSettings.Limits limits,
      boolean toneMapping) {
    this.info = info;
    this.renditions = renditions;
    this.limits = limits;
    this.toneMapping = toneMapping;
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>(Input.open(limits, "-threads", threads()));
    info.video().ifPresent(track -> arguments.addAll(video(track)));
    info.mainAudio().ifPresent(track -> arguments.addAll(audio(track)));
    // Where a phone was, and who says so, is nobody's business.
    arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn"));
    // Whatever length it claims.
    arguments.addAll(List.of("-t", "" + limits.duration().toSeconds()));
    arguments.addAll(List.of("-f", "tee", outputs()));
    return arguments;
  }

  private List<String> video(VideoTrack track) {
    List<String> arguments = new ArrayList<>(List.of("-filter_complex", filters(track)));
    for (int i = 0; i < renditions.size(); i++) {
      long rate = renditions.get(i).maxBitrate();
      arguments.addAll(List.of("-map", "[v" + i + "]"));
      arguments.addAll(List.of("-maxrate:v:" + i, "" + rate, "-bufsize:v:" + i, "" + 2 * rate));
    }
    String group = "" + keyframeDistance(track.frameRate());
    arguments.addAll(List.of("-c:v", "libx264", "-preset", PRESET, "-crf", "" + QUALITY));
    // A constant rate and a fixed distance put the keyframes of all variants on the same frames.
    arguments.addAll(List.of("-r:v", track.frameRate().toString(), "-fps_mode:v", "cfr"));
    arguments.addAll(List.of("-g:v", group, "-keyint_min:v", group, "-sc_threshold:v", "0"));
    arguments.addAll(List.of("-threads:v", threads()));
    return arguments;
  }

  private String filters(VideoTrack track) {
    StringBuilder graph = new StringBuilder("[0:" + track.index() + "]");
    if (track.interlaced()) {
      graph.append("bwdif=mode=send_frame:deint=interlaced,");
    }
    if (track.thinned()) {
      // Before the work, by a filter that unlike fps survives a change of size in mid-file.
      String bin = "floor(%s*" + limits.frameRate() + ")";
      String same = "eq(" + bin.formatted("t") + "," + bin.formatted("prev_selected_t") + ")";
      graph.append("select='not(").append(same).append(")',");
    }
    if (track.hdr() && toneMapping) {
      graph.append(toStandardRange(renditions.getFirst()));
    }
    graph.append("split=").append(renditions.size());
    for (int i = 0; i < renditions.size(); i++) {
      graph.append("[s").append(i).append(']');
    }
    for (int i = 0; i < renditions.size(); i++) {
      Rendition to = renditions.get(i);
      graph.append(
          ";[s%d]scale=%d:%d:flags=bicubic:out_range=tv,format=yuv420p,setsar=1[v%d]"
              .formatted(i, to.width(), to.height(), i));
    }
    return graph.toString();
  }

  // The recipe of FFmpeg's own wiki for PQ and HLG, after scaling because it computes in floats.
  private static String toStandardRange(Rendition largest) {
    return ("scale=%d:%d:flags=bicubic,zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,"
            + "tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p,")
        .formatted(largest.width(), largest.height());
  }

  private static List<String> audio(AudioTrack track) {
    // Sound that begins late gets silence before it: players wait where a track has a hole.
    boolean late = track.delay().toMillis() > LATE_MILLIS;
    return List.of(
        "-map",
        "0:" + track.index(),
        "-c:a",
        "aac",
        "-b:a",
        "128k",
        "-ac",
        "2",
        "-ar",
        "48000",
        "-af",
        Holes.filled("s16:48000:stereo", late));
  }

  private String outputs() {
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < renditions.size(); i++) {
      outputs.add(output(i, renditions.get(i).resolution()));
    }
    return String.join("|", outputs);
  }

  private String output(int number, String name) {
    Optional<String> picture = info.video().map(track -> "v:" + number);
    Optional<String> sound = info.mainAudio().map(track -> "a:0");
    String streams =
        List.of(picture, sound).stream().flatMap(Optional::stream).collect(Collectors.joining(","));
    return String.format(
        Locale.ROOT,
        "[f=hls:hls_time=%.4f:hls_list_size=0:hls_playlist_type=vod:hls_segment_type=fmp4"
            + ":hls_flags=single_file+independent_segments:hls_segment_filename=%s.mp4"
            + ":select=\\'%s\\']%s.m3u8",
        segmentSeconds(),
        name,
        streams,
        name);
  }

  private double segmentSeconds() {
    return info.video()
        .map(
            track -> {
              double group = keyframeDistance(track.frameRate()) / track.frameRate().perSecond();
              // A little less than whole groups, or rounding would miss the keyframe.
              return Math.max(1, Math.round(SEGMENT_SECONDS / group)) * group - 0.001;
            })
        .orElse(SEGMENT_SECONDS);
  }

  private static long keyframeDistance(FrameRate rate) {
    return Math.max(1, Math.round(KEYFRAME_SECONDS * rate.perSecond()));
  }

  // Each thread of each encoder holds frames; more than these gain little and cost much.
  private static String threads() {
    int cores = Runtime.getRuntime().availableProcessors();
    return cores * 3 / 2 <= LARGEST_THREADS ? "0" : "" + LARGEST_THREADS;
  }
}
