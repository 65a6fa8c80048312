package dev.reelwise.media;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a file holds. There is always a video track or at least one audio track; covers and other
 * attached pictures are not video. {@code container} is ffprobe's name, such as {@code
 * matroska,webm}.
 */
public record MediaInfo(
    Duration duration, Optional<VideoTrack> video, List<AudioTrack> audio, String container) {

  public MediaInfo {
    audio = List.copyOf(audio);
    if (video.isEmpty() && audio.isEmpty()) {
      throw new IllegalArgumentException("Neither video nor audio");
    }
  }

  /** The one audio track that is heard: the one marked as default, else the first. */
  public Optional<AudioTrack> mainAudio() {
    return audio.stream()
        .filter(AudioTrack::preferred)
        .findFirst()
        .or(() -> audio.stream().findFirst());
  }
}
