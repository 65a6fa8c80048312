package dev.reelwise.api.video;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video as its viewers see it; {@code thumbnailUrl} is a short-lived address of its poster, null
 * while there is none.
 */
public record VideoView(
    VideoId id,
    String title,
    @Nullable String description,
    VideoStatus status,
    @Nullable String statusMessage,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant processedAt,
    UserId userId,
    @Nullable String userName,
    Uploader uploader,
    @Nullable URI thumbnailUrl,
    @JsonUnwrapped About about) {

  /** Who has uploaded it. */
  public record Uploader(UserId id, @Nullable String name) {}
}
