package dev.reelwise.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs short programs and finds them on PATH. */
final class Programs {
  private Programs() {}

  /**
   * What a program that has ended said.
   *
   * @param exit its exit code; 124 when it took too long and was ended
   * @param output what it printed, both streams
   */
  record Ended(int exit, String output) {
    boolean well() {
      return exit == 0;
    }
  }

  /** Runs a program to its end; one that can't be started counts as ended with 127. */
  static Ended run(List<String> command, Map<String, String> environment, Duration limit) {
    try {
      Path output = Files.createTempFile("reelwise-", ".out");
      try {
        return run(command, environment, limit, output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Ended run(
      List<String> command, Map<String, String> environment, Duration limit, Path output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException failure) {
      return new Ended(127, String.valueOf(failure.getMessage()));
    }
    int exit = exit(process, limit);
    return new Ended(exit, new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip());
  }

  private static int exit(Process process, Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : 124;
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted while a program ran", interruption);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The first executable file of this name in the folders of a PATH. */
  static Optional<Path> find(String name, String searchPath) {
    for (String folder : searchPath.split(java.io.File.pathSeparator, -1)) {
      if (!folder.isBlank()) {
        Path candidate = Path.of(folder, name);
        if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
          return Optional.of(candidate.toAbsolutePath());
        }
      }
    }
    return Optional.empty();
  }

  static Optional<Path> find(String name) {
    return find(name, System.getenv().getOrDefault("PATH", ""));
  }

  /** The java launcher that runs this process. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
