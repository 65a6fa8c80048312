package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL has for the index. {@code status} is the one that holds once it is written. */
record IndexedRow(
    String title,
    @Nullable String description,
    int userId,
    @Nullable String userName,
    VideoStatus status,
    String visibility,
    List<String> tags,
    @Nullable String language,
    @Nullable Double durationSeconds,
    VideoDocument.@Nullable Point location,
    @Nullable Instant recordedAt,
    @Nullable String transcriptText,
    @Nullable String transcriptPath,
    @Nullable String summaryText,
    @Nullable String summaryPath,
    Instant createdAt,
    @Nullable Instant updatedAt) {

  IndexedRow {
    tags = List.copyOf(tags);
  }
}
