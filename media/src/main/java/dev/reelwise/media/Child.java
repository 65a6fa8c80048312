package dev.reelwise.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One child process from its start to the end of its whole tree. Its standard input is the file
 * that it works on, so it never sees the file's name.
 */
final class Child implements AutoCloseable {

  // The kernel sends the parent-death signal when the thread that started the child ends, so that
  // thread must live as long as this process.
  private static final Executor LAUNCHER =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("media-launcher").unstarted(task));

  private static final Set<Process> LIVING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVING.forEach(Child::killTree)));
  }

  /** How a process ended: its code (128 + signal when killed) and the end of what it complained. */
  record Exit(int code, String complaints) {

    boolean good() {
      return code == 0;
    }
  }

  /** Looked at about twice a second; what it returns changes as long as there is progress. */
  interface Pulse {
    long beat();
  }

  private final Process process;
  private final Complaints complaints;

  private Child(Process process) {
    this.process = process;
    this.complaints = Complaints.readFrom(process.getErrorStream());
  }

  static Child start(List<String> command, Path source, Path folder) throws MediaFailure.Trouble {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectInput(source.toFile());
    keepOnlyWhatFfmpegNeeds(builder.environment());
    try {
      return new Child(CompletableFuture.supplyAsync(() -> launch(builder), LAUNCHER).join());
    } catch (CompletionException failed) {
      throw new MediaFailure.Trouble(
          "%s could not be started: %s".formatted(command.getFirst(), failed.getMessage()), failed);
    }
  }

  InputStream output() {
    return process.getInputStream();
  }

  /**
   * Waits for the end.
   *
   * @throws MediaFailure.Trouble when it takes longer than {@code wall}, or shows no progress for
   *     {@code stall}; the process is dead then
   */
  Exit await(Duration wall, Duration stall, Pulse pulse)
      throws MediaFailure.Trouble, InterruptedException {
    long begin = System.nanoTime();
    long lastChange = begin;
    long lastBeat = pulse.beat();
    while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
      long now = System.nanoTime();
      long beat = pulse.beat();
      if (beat != lastBeat) {
        lastBeat = beat;
        lastChange = now;
      }
      if (now - begin > wall.toNanos()) {
        throw givenUp("took longer than " + readable(wall));
      }
      if (now - lastChange > stall.toNanos()) {
        throw givenUp("made no progress for " + readable(stall));
      }
    }
    return exit();
  }

  /** After the output's end: how it ended. */
  Exit exit() throws InterruptedException {
    return new Exit(process.waitFor(), complaints.text());
  }

  /** Kills it and all that it started; harmless when it has ended. */
  @Override
  public void close() {
    killTree(process);
    LIVING.remove(process);
  }

  private MediaFailure.Trouble givenUp(String why) {
    close();
    return new MediaFailure.Trouble("Working on this file " + why + ", so it was given up.");
  }

  private static Process launch(ProcessBuilder builder) {
    try {
      Process started = builder.start();
      LIVING.add(started);
      return started;
    } catch (IOException e) {
      throw new CompletionException(e.getMessage(), e);
    }
  }

  private static void killTree(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  // Ours holds passwords and keys; a decoder that has been taken over must not find them.
  private static void keepOnlyWhatFfmpegNeeds(Map<String, String> environment) {
    environment
        .keySet()
        .retainAll(Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR"));
    environment.put("AV_LOG_FORCE_NOCOLOR", "1");
    environment.put("LC_ALL", "C");
    // Each arena reserves 64 MiB of the address space that is limited.
    environment.put("MALLOC_ARENA_MAX", "4");
  }

  private static String readable(Duration duration) {
    return duration.compareTo(Duration.ofMinutes(2)) < 0
        ? duration.toSeconds() + " seconds"
        : duration.toMinutes() + " minutes";
  }
}
