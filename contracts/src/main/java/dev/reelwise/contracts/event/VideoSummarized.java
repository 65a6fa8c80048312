package dev.reelwise.contracts.event;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The summary is in the object store and recorded. */
public record VideoSummarized(
    EventId id,
    VideoId videoId,
    @Nullable String summaryFileKey,
    @Nullable String summaryText,
    @Nullable Double qualityScore,
    Instant ts)
    implements VideoEvent {

  @Override
  public Topic topic() {
    return Topic.VIDEO_SUMMARIZED;
  }
}
