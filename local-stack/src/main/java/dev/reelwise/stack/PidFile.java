package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Names a process for others, with its start time, as a pid alone may since belong to a stranger.
 *
 * @param started when the process started; {@link Instant#EPOCH} where the system does not tell
 */
record PidFile(long pid, Instant started, int port, ServerStatus.State state, int restarts) {
  /** The system computes start times from its clock, so that they move when the clock is set. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static PidFile of(ProcessHandle process, int port, ServerStatus.State state, int restarts) {
    Instant started = process.info().startInstant().orElse(Instant.EPOCH);
    return new PidFile(process.pid(), started, port, state, restarts);
  }

  void write(Path file) throws IOException {
    DataFolder.writeVariables(
        file,
        Map.of(
            "pid", Long.toString(pid),
            "started", started.toString(),
            "port", Integer.toString(port),
            "state", state.name(),
            "restarts", Integer.toString(restarts)));
  }

  /** What a file says; empty when there is none, or when it is not one of ours. */
  static Optional<PidFile> read(Path file) {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      Map<String, String> values = DataFolder.readVariables(file);
      return Optional.of(
          new PidFile(
              Long.parseLong(values.getOrDefault("pid", "")),
              Instant.parse(values.getOrDefault("started", "")),
              Integer.parseInt(values.getOrDefault("port", "")),
              ServerStatus.State.valueOf(values.getOrDefault("state", "")),
              Integer.parseInt(values.getOrDefault("restarts", ""))));
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** The process that is meant, if it lives. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isMeant);
  }

  private boolean isMeant(ProcessHandle process) {
    Instant found = process.info().startInstant().orElse(Instant.EPOCH);
    return Duration.between(started, found).abs().compareTo(TOLERANCE) <= 0;
  }

  /** Ends the process that an earlier run left behind, if it lives: kindly first, then by force. */
  static void endOrphan(Path file) throws IOException, InterruptedException {
    Optional<ProcessHandle> orphan = read(file).flatMap(PidFile::process);
    if (orphan.isPresent()) {
      // Its watchdog may be ending it already.
      if (!gone(orphan.get(), Duration.ofSeconds(2))) {
        orphan.get().destroy();
      }
      if (!gone(orphan.get(), Duration.ofSeconds(5))) {
        orphan.get().destroyForcibly();
      }
      if (!gone(orphan.get(), Duration.ofSeconds(5))) {
        throw new StackFailure(
            "Process " + orphan.get().pid() + " of an earlier run can't be ended");
      }
    }
    Files.deleteIfExists(file);
  }

  static boolean gone(ProcessHandle process, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    return !process.isAlive();
  }
}
