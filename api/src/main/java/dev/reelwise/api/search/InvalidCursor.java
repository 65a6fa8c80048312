package dev.reelwise.api.search;

import dev.reelwise.api.web.Rejection;

/** A cursor that no answer to this search contained. */
final class InvalidCursor extends Rejection {

  private static final long serialVersionUID = 1L;

  InvalidCursor() {
    super(
        Kind.INVALID,
        "invalid-cursor",
        "cursor must be one that an earlier answer to the same search gave");
  }
}
