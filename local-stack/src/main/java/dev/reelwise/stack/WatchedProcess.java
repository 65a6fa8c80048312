package dev.reelwise.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A child process that ends when this process is gone, even by SIGKILL: a watchdog, which a small
 * shell script leaves behind before it becomes the program, waits for the end of a pipe that only
 * this process holds.
 */
final class WatchedProcess {
  private final Process process;
  private final Duration grace;

  private WatchedProcess(Process process, Duration grace) {
    this.process = process;
    this.grace = grace;
  }

  static WatchedProcess start(ServerSpec spec, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>();
    // A session of its own keeps a Ctrl-C in the terminal from the servers: the supervisor ends
    // them in order.
    Programs.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
    long tenths = spec.grace().toMillis() / 100;
    command.addAll(
        List.of("sh", "-c", script(), "watchdog", spec.stopSignal().name(), Long.toString(tenths)));
    command.addAll(spec.command());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().putAll(spec.environment());
    return new WatchedProcess(builder.start(), spec.grace());
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  InputStream output() {
    return process.getInputStream();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end, then lets the watchdog go. */
  int await() throws InterruptedException {
    int exit = process.waitFor();
    releaseWatchdog();
    return exit;
  }

  /**
   * Ends the process: by its signal, and by force when that does not help. Returns when it is gone.
   */
  void end() throws InterruptedException {
    releaseWatchdog();
    // The watchdog sends the signal. In case somebody killed it:
    if (!process.waitFor(1, TimeUnit.SECONDS)) {
      process.destroy();
    }
    if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    await();
  }

  private void releaseWatchdog() {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyClosed) {
      return;
    }
  }

  private static String script() throws IOException {
    try (InputStream in = WatchedProcess.class.getResourceAsStream("watchdog.sh")) {
      if (in == null) {
        throw new IOException("watchdog.sh is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
