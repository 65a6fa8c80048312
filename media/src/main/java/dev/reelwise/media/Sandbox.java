package dev.reelwise.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is put before a child's command line so that a hostile file can do little: no network,
 * bounded memory, CPU time, file size and processes, and no life after ours. Which of it this
 * machine's kernel and tools allow is tried out once.
 */
final class Sandbox {

  private static final List<List<String>> NO_NETWORK =
      List.of(
          List.of("unshare", "--net"),
          List.of("unshare", "--map-current-user", "--net"),
          List.of("unshare", "--map-root-user", "--net"));

  // Behind unshare, because the kernel forgets the parent-death signal when credentials change.
  private static final List<List<String>> TOGETHER =
      List.of(
          List.of("setpriv", "--pdeathsig", "KILL", "--no-new-privs"),
          List.of("setpriv", "--pdeathsig", "KILL"));

  // Per user and kernel-wide for root, so it is only a net against a flood.
  private static final long PROCESSES = 8192;

  private static @Nullable Sandbox found;

  /**
   * Hard limits of one process: address space in bytes, CPU time, and bytes of each file written.
   */
  record Bounds(long memory, Duration cpu, long fileSize) {}

  private final List<String> noNetwork;
  private final List<String> together;
  private final List<String> limits;

  private Sandbox(List<String> noNetwork, List<String> together, List<String> limits) {
    this.noNetwork = noNetwork;
    this.together = together;
    this.limits = limits;
  }

  static synchronized Sandbox ofThisMachine() throws InterruptedException {
    if (found == null) {
      found = tryOut();
    }
    return found;
  }

  List<String> wrap(Path program, Bounds bounds, List<String> arguments) {
    List<String> command = new ArrayList<>(noNetwork);
    command.addAll(together);
    if (!limits.isEmpty()) {
      command.add("prlimit");
      limits.forEach(limit -> command.add(option(limit, bounds)));
    }
    command.add(program.toString());
    command.addAll(arguments);
    return command;
  }

  /** What it keeps from a child, for a person. */
  String describe() {
    return String.join(
        ", ",
        noNetwork.isEmpty() ? "network NOT cut off" : "no network",
        together.isEmpty() ? "may outlive a killed parent" : "dies with its parent",
        limits.isEmpty() ? "NO limits of memory and time" : "limits: " + String.join(" ", limits));
  }

  private static Sandbox tryOut() throws InterruptedException {
    List<String> noNetwork = firstThatWorks(NO_NETWORK);
    List<String> together = firstThatWorks(TOGETHER);
    List<String> limits = new ArrayList<>();
    Bounds generous = new Bounds(1L << 40, Duration.ofDays(1000), 1L << 50);
    // A limit that may not be set is one that is already stricter than ours.
    for (String limit : List.of("as", "cpu", "fsize", "nproc", "core")) {
      if (works(List.of("prlimit", option(limit, generous)))) {
        limits.add(limit);
      }
    }
    return new Sandbox(noNetwork, together, List.copyOf(limits));
  }

  private static String option(String limit, Bounds bounds) {
    long value =
        switch (limit) {
          case "as" -> bounds.memory();
          case "cpu" -> bounds.cpu().toSeconds();
          case "fsize" -> bounds.fileSize();
          case "nproc" -> PROCESSES;
          case "core" -> 0;
          default -> throw new IllegalArgumentException(limit);
        };
    return "--" + limit + "=" + value;
  }

  private static List<String> firstThatWorks(List<List<String>> candidates)
      throws InterruptedException {
    for (List<String> candidate : candidates) {
      if (works(candidate)) {
        return candidate;
      }
    }
    return List.of();
  }

  private static boolean works(List<String> prefix) throws InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException absent) {
      return false;
    }
  }
}
