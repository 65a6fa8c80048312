package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A stack that another process supervises, seen through its data folder. */
public final class RunningStack {
  private static final String SUFFIX = ".pid";

  private final DataFolder data;
  private final ProcessHandle supervisor;

  RunningStack(DataFolder data, ProcessHandle supervisor) {
    this.data = data;
    this.supervisor = supervisor;
  }

  /** The supervisor's process. */
  public long pid() {
    return supervisor.pid();
  }

  /** Whether all embedded servers have become ready. */
  public boolean isReady() {
    return Files.exists(data.environment());
  }

  /** As {@link LocalStack#environment()}; empty until all embedded servers are ready. */
  public Map<String, String> environment() {
    try {
      return DataFolder.readVariables(data.environment());
    } catch (IOException failure) {
      throw new StackFailure("The file " + data.environment() + " can't be read", failure);
    }
  }

  /** As {@link LocalStack#status()}, by name. */
  public List<ServerStatus> status() {
    try (Stream<Path> files = Files.list(data.run())) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && !file.equals(data.supervisorPid()))
          .flatMap(file -> PidFile.read(file).map(found -> status(file, found)).stream())
          .sorted(Comparator.comparing(ServerStatus::name))
          .toList();
    } catch (IOException failure) {
      throw new StackFailure("The folder " + data.run() + " can't be read", failure);
    }
  }

  private static ServerStatus status(Path file, PidFile found) {
    String label = file.getFileName().toString();
    String name = label.substring(0, label.length() - SUFFIX.length());
    Optional<ProcessHandle> process = found.process();
    // Until its supervisor notices, a dead server's file says what it was.
    ServerStatus.State state = process.isPresent() ? found.state() : ServerStatus.State.STOPPED;
    long pid = process.map(ProcessHandle::pid).orElse(0L);
    return new ServerStatus(
        name, state, pid, found.port(), pid == 0 ? 0 : Memory.of(pid), found.restarts());
  }

  /**
   * Asks the supervisor to end, which ends its servers first, and returns whether it did within the
   * limit.
   */
  public boolean stop(Duration limit) throws InterruptedException {
    supervisor.destroy();
    return PidFile.gone(supervisor, limit);
  }
}
