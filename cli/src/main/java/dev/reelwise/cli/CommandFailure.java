package dev.reelwise.cli;

/** Ends a command: the message is shown to the person as it is, so it says what to do. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  public CommandFailure(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  public CommandFailure(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** What the process ends with. */
  public ExitCode code() {
    return code;
  }

  /** Reelwise does not run on this data folder. */
  public static CommandFailure notRunning(DataFolder data) {
    return new CommandFailure(
        ExitCode.NOT_RUNNING,
        "Reelwise is not running on %s. Start it: ./reelwise up -d".formatted(data.path()));
  }
}
