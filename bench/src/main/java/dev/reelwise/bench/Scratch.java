package dev.reelwise.bench;

import dev.reelwise.cli.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the time of one run, on the disk that Reelwise's data is on. */
public record Scratch(Path folder) implements AutoCloseable {

  /** Makes a new one. */
  public static Scratch in(Options options) throws IOException {
    Path parent = options.data().create().path().resolve("bench");
    Files.createDirectories(parent);
    return new Scratch(Files.createTempDirectory(parent, "run-"));
  }

  /** Where files that are costly to make are kept for the next run. */
  public static Path cache(Options options) throws IOException {
    return Files.createDirectories(options.data().create().path().resolve("cache/bench"));
  }

  /** Deletes it with all that is in it. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
