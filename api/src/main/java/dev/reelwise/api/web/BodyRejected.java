package dev.reelwise.api.web;

import java.time.Duration;

/** A body that is not read to its end. */
abstract sealed class BodyRejected extends Rejection {

  private static final long serialVersionUID = 1L;

  private BodyRejected(Kind kind, String slug, String detail) {
    super(kind, slug, detail);
  }

  /** More bytes than anything that we read needs. */
  static final class TooLarge extends BodyRejected {
    private static final long serialVersionUID = 1L;

    TooLarge(long most) {
      super(
          Kind.TOO_LARGE, "body-too-large", "The body may have at most %,d bytes".formatted(most));
    }
  }

  /** It holds a thread for too long. */
  static final class TooSlow extends BodyRejected {
    private static final long serialVersionUID = 1L;

    TooSlow(Duration time) {
      super(
          Kind.TOO_SLOW,
          "body-too-slow",
          "The body did not arrive within %d seconds".formatted(time.toSeconds()));
    }
  }
}
