package dev.reelwise.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  private static @Nullable Sandbox found;

  /**
   * Hard limits of one process: address space in bytes, CPU time, and bytes of each file written.
   */
  record Bounds(long memory, Duration cpu, long fileSize) {}

  private final List<String> noNetwork;
  private final List<String> together;
  private final ProcessBound processes;
  private final List<String> limits;

  private Sandbox(
      List<String> noNetwork, List<String> together, ProcessBound processes, List<String> limits) {
    this.noNetwork = noNetwork;
    this.together = together;
    this.processes = processes;
    this.limits = limits;
  }

  static synchronized Sandbox ofThisMachine() throws InterruptedException {
    if (found == null) {
      found = tryOut(List.of());
    }
    return found;
  }

  List<String> wrap(Path program, Bounds bounds, List<String> arguments) {
    List<String> command = new ArrayList<>(noNetwork);
    command.addAll(together);
    command.addAll(processes.prefix());
    if (!limits.isEmpty()) {
      command.add("prlimit");
      limits.forEach(limit -> command.add(option(limit, bounds, processes)));
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
        processes.holds()
            ? "at most " + ProcessBound.OWN + " processes"
            : "processes counted with all others of its user",
        together.isEmpty() ? "may outlive a killed parent" : "dies with its parent",
        limits.isEmpty() ? "NO limits of memory and time" : "limits: " + String.join(" ", limits));
  }

  /**
   * @param outer put before all else, such as what makes it another user's
   */
  static Sandbox tryOut(List<String> outer) throws InterruptedException {
    List<String> noNetwork = firstThatWorks(outer, NO_NETWORK);
    List<String> together = firstThatWorks(List.of(), TOGETHER);
    ProcessBound processes = ProcessBound.tryOut(noNetwork);
    List<String> limits = new ArrayList<>();
    Bounds generous = new Bounds(1L << 40, Duration.ofDays(1000), 1L << 50);
    // A limit that may not be set is one that is already stricter than ours.
    for (String limit : List.of("as", "cpu", "fsize", "nproc", "core")) {
      if (Trial.works(List.of("prlimit", option(limit, generous, processes)))) {
        limits.add(limit);
      }
    }
    return new Sandbox(noNetwork, together, processes, List.copyOf(limits));
  }

  private static String option(String limit, Bounds bounds, ProcessBound processes) {
    long value =
        switch (limit) {
          case "as" -> bounds.memory();
          case "cpu" -> bounds.cpu().toSeconds();
          case "fsize" -> bounds.fileSize();
          case "nproc" -> processes.limit();
          case "core" -> 0;
          default -> throw new IllegalArgumentException(limit);
        };
    return "--" + limit + "=" + value;
  }

  private static List<String> firstThatWorks(List<String> outer, List<List<String>> candidates)
      throws InterruptedException {
    for (List<String> candidate : candidates) {
      List<String> command = new ArrayList<>(outer);
      command.addAll(candidate);
      if (Trial.works(command)) {
        return command;
      }
    }
    return outer;
  }
}
