package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Measures the memory of processes, where the system has /proc. */
final class Memory {
  private Memory() {}

  /**
   * Bytes of a process and its descendants; pages that several share count in parts. 0 when
   * unknown.
   */
  static long of(long pid) {
    try (Stream<ProcessHandle> descendants =
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)) {
      return ofOne(pid) + descendants.mapToLong(child -> ofOne(child.pid())).sum();
    }
  }

  private static long ofOne(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    long proportional = kilobytes(process.resolve("smaps_rollup"), "Pss:");
    return 1024
        * (proportional > 0 ? proportional : kilobytes(process.resolve("status"), "VmRSS:"));
  }

  private static long kilobytes(Path file, String name) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .orElse(0L);
    } catch (IOException goneOrForbidden) {
      return 0;
    }
  }
}
