package dev.reelwise.bench.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the services have logged, over their restarts: a line is there although its process was
 * killed right after it, and may be gone where a log has grown too large.
 */
record Logs(Path folder) {

  /** Polls in which events came again. */
  static final String REPEATED = " repeats of events";

  /** Jobs whose work was done already. */
  static final String STALE = "Dropped a job whose step is done";

  /** How many lines have these words. */
  long of(String words) {
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log*")) {
      long found = 0;
      for (Path log : logs) {
        found += count(log, words);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long count(Path log, String words) throws IOException {
    // Whatever a killed process has left of its last letter.
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.contains(words)).count();
    }
  }
}
