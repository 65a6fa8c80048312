package dev.reelwise.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to run one child process.
 *
 * @param name unique in the stack; names the log and the pid file
 * @param command the program and its arguments; the program must stay in the foreground
 * @param environment variables that are set beside those of this process
 * @param port the port on which it answers, for status lines
 * @param readiness tells when it works
 * @param stopSignal the signal that asks it to end
 * @param patience how long it may take to get ready
 * @param grace how long it may take to end before it is killed
 */
public record ServerSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    int port,
    Readiness readiness,
    StopSignal stopSignal,
    Duration patience,
    Duration grace) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration GRACE = Duration.ofSeconds(8);

  /**
   * The signals that ask a server to end; PostgreSQL waits for its clients on TERM, but not on INT.
   */
  public enum StopSignal {
    TERM,
    INT
  }

  public ServerSpec {
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("Not a name for a server: " + name);
    }
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  ServerSpec(
      String name,
      List<String> command,
      Map<String, String> environment,
      int port,
      Readiness readiness,
      StopSignal stopSignal) {
    this(name, command, environment, port, readiness, stopSignal, PATIENCE, GRACE);
  }

  ServerSpec withGrace(Duration longer) {
    return new ServerSpec(
        name, command, environment, port, readiness, stopSignal, patience, longer);
  }

  /** A server that is ready within two minutes and ends on TERM within eight seconds. */
  public ServerSpec(
      String name,
      List<String> command,
      Map<String, String> environment,
      int port,
      Readiness readiness) {
    this(name, command, environment, port, readiness, StopSignal.TERM);
  }
}
