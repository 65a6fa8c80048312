package dev.reelwise.cli;

/**
 * What the process's exit code says to a script. 4 is also what {@code ./reelwise} itself ends
 * with.
 */
public enum ExitCode {
  OK(0, "done"),
  FAILED(1, "what was asked for failed, or a part of it"),
  USAGE(2, "the command line could not be understood"),
  NOT_RUNNING(3, "Reelwise is not running on this data folder"),
  MISSING(4, "something that Reelwise needs is missing: a JDK 25, Maven, a build, a free port");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The process's exit code. */
  public int number() {
    return number;
  }

  /** One line for the help text. */
  public String meaning() {
    return meaning;
  }
}
