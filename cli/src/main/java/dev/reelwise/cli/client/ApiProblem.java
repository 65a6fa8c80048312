package dev.reelwise.cli.client;

/** The API's answer was an error: its HTTP status and its words for a person. */
public final class ApiProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String words;

  ApiProblem(int status, String message) {
    super(message);
    this.status = status;
    this.words = message;
  }

  /** What a person is told. */
  public String words() {
    return words;
  }

  /** The HTTP status; 0 when there was no answer at all. */
  public int status() {
    return status;
  }
}
