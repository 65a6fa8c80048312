package dev.reelwise.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Files of variables, one {@code NAME=value} a line; {@code env.sample} names all that are read.
 */
final class EnvSample {
  private static final Pattern LINE = Pattern.compile("#?([A-Z][A-Z0-9_]*)=(.*)");

  private EnvSample() {}

  /** Every variable that a service reads, with its sample value. */
  static Map<String, String> known() {
    return read(Command.repository().resolve("env.sample"));
  }

  /** The names with what they are set to, in comments too. */
  static Map<String, String> read(Path file) {
    try (var lines = Files.lines(file)) {
      Map<String, String> found = new TreeMap<>();
      lines
          .map(LINE::matcher)
          .filter(java.util.regex.Matcher::matches)
          .forEach(line -> found.put(line.group(1), line.group(2)));
      return found;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
