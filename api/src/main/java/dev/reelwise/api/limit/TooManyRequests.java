package dev.reelwise.api.limit;

import dev.reelwise.api.web.Rejection;
import java.time.Duration;

/** The limit is reached; {@link #retryAfter} says for how long. */
final class TooManyRequests extends Rejection {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  TooManyRequests(Duration wait) {
    super(
        Kind.TOO_MANY,
        "too-many-requests",
        "Too many requests: try again in " + seconds(wait) + " seconds");
    this.wait = wait;
  }

  @Override
  public long retryAfter() {
    return seconds(wait);
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }
}
