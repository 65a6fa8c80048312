package dev.reelwise.api.video;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may see a video that is ready, besides its owner. */
public enum Visibility {
  /** All users; it is in lists and found by searches. */
  PUBLIC,
  /** All users who have its address. */
  UNLISTED,
  /** Nobody. */
  PRIVATE;

  /** As stored and sent, such as {@code public}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty when there is no such one. */
  static Optional<Visibility> find(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
  }
}
