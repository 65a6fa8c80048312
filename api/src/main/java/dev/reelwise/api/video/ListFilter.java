package dev.reelwise.api.video;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which videos a list has; null where nothing is asked. Whatever it asks, others' videos come only
 * if they are ready and public. {@code status} null means any; times bound the upload: {@code from}
 * inclusive, {@code to} exclusive; durations are in seconds, inclusive. A language without a region
 * stands for all its regions.
 */
record ListFilter(
    @Nullable VideoStatus status,
    @Nullable UserId owner,
    List<String> tags,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Double minDuration,
    @Nullable Double maxDuration,
    @Nullable String language,
    @Nullable Visibility visibility) {

  /** The plain list: all that is ready. */
  static final ListFilter READY =
      new ListFilter(VideoStatus.READY, null, List.of(), null, null, null, null, null, null);

  ListFilter {
    tags = List.copyOf(tags);
  }
}
