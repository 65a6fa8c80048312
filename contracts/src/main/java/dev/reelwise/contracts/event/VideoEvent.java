package dev.reelwise.contracts.event;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;

/**
 * Something that has happened to a video. In JSON the components carry their own names, ids are
 * plain numbers or UUID text, and {@code ts} is ISO-8601 in UTC.
 */
public sealed interface VideoEvent
    permits VideoUploaded, VideoTranscoded, VideoTranscribed, VideoSummarized, VideoFailed {

  /** The event's own id; its outbox row has the same. */
  EventId id();

  VideoId videoId();

  /** When it happened. */
  Instant ts();

  /** Where it is published. */
  Topic topic();
}
