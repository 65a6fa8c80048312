package dev.reelwise.api.unclaimed;

import dev.reelwise.api.web.Rejection;

/** This process was silent for so long that what it has stored was given up. */
public final class ClaimLost extends Rejection {

  private static final long serialVersionUID = 1L;

  ClaimLost() {
    super(
        Kind.UNAVAILABLE,
        "temporarily-unavailable",
        "The upload was given up, because the server could not go on with it: send it again");
  }
}
