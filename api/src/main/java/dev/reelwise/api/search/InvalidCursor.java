package dev.reelwise.api.search;

/** A cursor that no answer of ours contained. */
public final class InvalidCursor extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidCursor(Throwable cause) {
    super("cursor must be one that an earlier answer gave", cause);
  }
}
