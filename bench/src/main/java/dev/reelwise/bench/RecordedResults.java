package dev.reelwise.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The last result of each bench, as a section of a Markdown file between two comments; what people
 * write around the sections stays.
 */
final class RecordedResults {

  private final Path file;

  RecordedResults(Path file) {
    this.file = file;
  }

  /** Puts the section in the place of the bench's last one, or at the end of the file. */
  void replace(String bench, String section) {
    String begin = "<!-- %s: written by its --record -->".formatted(bench);
    String end = "<!-- /%s -->".formatted(bench);
    String block = begin + "\n" + section.strip() + "\n" + end;
    try {
      String text = Files.exists(file) ? Files.readString(file) : "# Benchmarks\n";
      int from = text.indexOf(begin);
      int to = text.indexOf(end, Math.max(0, from));
      boolean known = from >= 0 && to >= 0;
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          known
              ? text.substring(0, from) + block + text.substring(to + end.length())
              : text.stripTrailing() + "\n\n" + block + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
