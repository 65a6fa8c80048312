package dev.reelwise.api.idempotency;

import dev.reelwise.api.web.Rejection;

/** A repeat of this request does its work meanwhile. */
final class KeyLost extends Rejection {

  private static final long serialVersionUID = 1L;

  KeyLost() {
    super(
        Kind.CONFLICT,
        "request-under-way",
        "Another request with this Idempotency-Key does the work: try again in a moment");
  }
}
