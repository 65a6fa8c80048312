package dev.reelwise.api.video;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code videos}; {@code hasPicture} once a variant with a picture is recorded; {@code
 * thumbnailKey} is the owner's own thumbnail's.
 */
record VideoRow(
    VideoId id,
    String title,
    @Nullable String description,
    UserId userId,
    @Nullable String userName,
    VideoStatus status,
    @Nullable String statusMessage,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant processedAt,
    boolean hasPicture,
    @Nullable String thumbnailKey,
    About about) {

  boolean visibleTo(SignedIn user) {
    return access().visibleTo(user);
  }

  boolean visibleTo(UserId user) {
    return access().visibleTo(user);
  }

  private Access access() {
    return new Access(userId, status, processedAt != null, about.visibility());
  }
}
