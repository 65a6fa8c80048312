package dev.reelwise.contracts.event;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The source is in the object store and the video's row is committed. */
public record VideoUploaded(
    EventId id,
    VideoId videoId,
    UserId userId,
    String fileKey,
    Metadata metadata,
    UUID correlationId,
    UUID messageId,
    Instant ts)
    implements VideoEvent {

  /** What the uploader said of the file. {@code uploadId} only for uploads in parts. */
  public record Metadata(String filename, String contentType, @Nullable String uploadId) {}

  @Override
  public Topic topic() {
    return Topic.VIDEO_UPLOADED;
  }
}
