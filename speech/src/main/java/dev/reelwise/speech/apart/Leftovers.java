package dev.reelwise.speech.apart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of a process that listens, with the libraries that it has unpacked. */
final class Leftovers {

  private static final String PREFIX = "reelwise-speech-";

  private Leftovers() {}

  static Path makeFolder() throws IOException {
    return Files.createTempDirectory(PREFIX);
  }

  /**
   * Deletes that of this process, whose parent may no longer be able to. One at a time: who comes
   * second ends the process.
   */
  static synchronized void deleteOwn() {
    Path own = Path.of(System.getProperty("java.io.tmpdir"));
    if (String.valueOf(own.getFileName()).startsWith(PREFIX)) {
      delete(own);
    }
  }

  /** Deletes what there is of it; two may do so at once. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException gone) {
      // The other one was faster.
      return;
    }
  }
}
