package dev.reelwise.contracts.event;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.util.Map;

/** A step has failed for good: {@code stage} is the step's name, {@code error} a person's words. */
public record VideoFailed(
    EventId id,
    VideoId videoId,
    String stage,
    String error,
    Map<String, Object> metadata,
    Instant ts)
    implements VideoEvent {

  public VideoFailed {
    metadata = Map.copyOf(metadata);
  }

  @Override
  public Topic topic() {
    return Topic.VIDEO_FAILED;
  }
}
