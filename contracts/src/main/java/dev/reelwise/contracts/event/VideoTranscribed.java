package dev.reelwise.contracts.event;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;

/** The transcript is in the object store and recorded. */
public record VideoTranscribed(
    EventId id, VideoId videoId, String transcriptFileKey, int snippetCount, Instant ts)
    implements VideoEvent {

  @Override
  public Topic topic() {
    return Topic.VIDEO_TRANSCRIBED;
  }
}
