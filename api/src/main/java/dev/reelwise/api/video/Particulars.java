package dev.reelwise.api.video;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an owner says of a video besides its title and description; null where nothing is said, and
 * an empty value where what was said before is to go. {@code language} is a BCP 47 tag.
 */
public record Particulars(
    @Nullable Visibility visibility,
    @Nullable List<String> tags,
    @Nullable String language,
    @Nullable Said<Instant> recordedAt,
    @Nullable Said<Location> location) {

  /** Nothing is said. */
  public static final Particulars NONE = new Particulars(null, null, null, null, null);

  public Particulars {
    tags = tags == null ? null : List.copyOf(tags);
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /** A new value; null takes the old one away. */
  public record Said<T>(@Nullable T value) {}
}
