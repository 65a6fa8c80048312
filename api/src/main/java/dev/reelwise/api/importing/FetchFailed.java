package dev.reelwise.api.importing;

/** A file can't be fetched, in a person's words; {@code isFinal} when another try is of no use. */
final class FetchFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean last;

  private FetchFailed(String reason, boolean last) {
    super(reason);
    this.last = last;
  }

  static FetchFailed forGood(String reason) {
    return new FetchFailed(reason, true);
  }

  static FetchFailed forNow(String reason) {
    return new FetchFailed(reason, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  boolean isFinal() {
    return last;
  }
}
