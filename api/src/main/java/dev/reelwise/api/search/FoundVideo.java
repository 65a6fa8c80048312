package dev.reelwise.api.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A video that matches. {@code highlights} holds, for each field that matched, pieces of HTML with
 * the matches in {@code <em>}; {@code moments} are the best first.
 */
record FoundVideo(
    int id,
    String title,
    @Nullable String description,
    int userId,
    @Nullable String userName,
    String status,
    @Nullable Double durationSeconds,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable String thumbnailUrl,
    double score,
    Map<String, List<String>> highlights,
    List<Moment> moments) {

  FoundVideo {
    highlights = Map.copyOf(highlights);
    moments = List.copyOf(moments);
  }
}
