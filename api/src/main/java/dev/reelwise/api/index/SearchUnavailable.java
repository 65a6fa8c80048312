package dev.reelwise.api.index;

/** OpenSearch did not answer, or could not; trying again later may help. */
public final class SearchUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SearchUnavailable(Throwable cause) {
    super("The search server does not answer at the moment", cause);
  }
}
