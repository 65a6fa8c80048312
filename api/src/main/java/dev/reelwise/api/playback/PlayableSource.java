package dev.reelwise.api.playback;

import dev.reelwise.storage.ObjectKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** An uploaded file as it was probed, in ffprobe's names; a codec is empty where none is. */
record PlayableSource(
    ObjectKey key, String container, String videoCodec, String pixelFormat, String audioCodec) {

  /** What decoders in all browsers take; ten bits and full colour many can't. */
  private static final Set<String> PIXELS = Set.of("yuv420p", "yuvj420p");

  private static final Set<String> WEBM_VIDEO = Set.of("", "vp8", "vp9", "av1");
  private static final Set<String> WEBM_AUDIO = Set.of("", "opus", "vorbis");
  private static final Set<String> MP4_VIDEO = Set.of("", "h264");
  private static final Set<String> MP4_AUDIO = Set.of("", "aac");

  /** The media type with which browsers play it; empty when not all of them do. */
  Optional<String> browserType() {
    Set<String> containers = Set.copyOf(Arrays.asList(container.split(",")));
    boolean silent = audioCodec.isEmpty();
    boolean blind = videoCodec.isEmpty();
    if ((blind && silent) || !(blind || PIXELS.contains(pixelFormat))) {
      return Optional.empty();
    }
    String kind = blind ? "audio" : "video";
    if (containers.contains("mp4")
        && MP4_VIDEO.contains(videoCodec)
        && MP4_AUDIO.contains(audioCodec)) {
      return Optional.of(kind + "/mp4");
    }
    if (containers.contains("webm")
        && WEBM_VIDEO.contains(videoCodec)
        && WEBM_AUDIO.contains(audioCodec)) {
      return Optional.of(kind + "/webm");
    }
    return Optional.empty();
  }
}
