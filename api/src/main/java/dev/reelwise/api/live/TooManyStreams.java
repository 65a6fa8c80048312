package dev.reelwise.api.live;

import dev.reelwise.api.web.Rejection;

/** The user, or all users together, follow as many videos as we serve at once. */
final class TooManyStreams extends Rejection {

  private static final long serialVersionUID = 1L;

  TooManyStreams() {
    super(
        Kind.UNAVAILABLE,
        "too-many-streams",
        "Too many status streams are open: close one, or ask /api/v1/videos/{id}/status instead");
  }
}
