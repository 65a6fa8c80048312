package dev.reelwise.api.idempotency;

import dev.reelwise.api.web.Rejection;

/** This process was silent for so long that a repeat of the request does its work. */
public final class RequestTakenOver extends Rejection {

  private static final long serialVersionUID = 1L;

  RequestTakenOver() {
    super(
        Kind.CONFLICT,
        "request-under-way",
        "A repeat of this request is under way: try again in a moment");
  }
}
