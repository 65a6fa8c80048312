package dev.reelwise.api.index;

import dev.reelwise.api.web.Rejection;

/** OpenSearch did not answer, or could not; trying again later may help. */
public final class SearchUnavailable extends Rejection {

  private static final long serialVersionUID = 1L;

  public SearchUnavailable(Throwable cause) {
    super(
        Kind.UNAVAILABLE,
        "search-unavailable",
        "The search server does not answer at the moment. Try again in a minute.");
    initCause(cause);
  }
}
