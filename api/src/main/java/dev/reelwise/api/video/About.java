package dev.reelwise.api.video;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What its owner says of a video, and what was counted and measured. {@code language} is a BCP 47
 * tag, {@code durationSeconds} null until it is known.
 */
public record About(
    Visibility visibility,
    List<String> tags,
    @Nullable String language,
    @Nullable Instant recordedAt,
    @Nullable Location location,
    @Nullable Double durationSeconds,
    long views,
    long likes) {

  public About {
    tags = List.copyOf(tags);
  }
}
