package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Others' programs that tests need: {@code ./reelwise test} brings what is missing, if it may. */
final class Tool {
  /** What is unpacked there is not installed on the machine. */
  private static final Path UNPACKED = Command.repository().resolve("target/tools/usr/bin");

  private static final Duration INSTALLATION = Duration.ofMinutes(5);
  private static final Duration RUN = Duration.ofMinutes(1);

  private Tool() {}

  /** The first of these that is there, once nothing is being installed any more. */
  static Optional<Path> find(String... names) {
    awaitInstallation();
    return Stream.of(names)
        .flatMap(name -> folders().map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Skips the test where it is missing. */
  static Path need(String name, String debianPackage) {
    var found = find(name);
    Assumptions.assumeTrue(
        found.isPresent(),
        "Skipped: there is no %s (Debian: apt install %s)".formatted(name, debianPackage));
    return found.orElseThrow();
  }

  private static Stream<Path> folders() {
    return Stream.concat(
        Stream.of(System.getenv("PATH").split(":")).map(Path::of), Stream.of(UNPACKED));
  }

  private static void awaitInstallation() {
    Optional.ofNullable(Long.getLong("tests.installer"))
        .flatMap(ProcessHandle::of)
        .ifPresent(
            installer ->
                installer
                    .onExit()
                    .completeOnTimeout(installer, INSTALLATION.toSeconds(), TimeUnit.SECONDS)
                    .join());
  }

  /** Runs a command that is over soon, with what it says kept in {@code folder}. */
  static Command.Ended run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    File out = Files.createTempFile(folder, "tool", ".out").toFile();
    File err = Files.createTempFile(folder, "tool", ".err").toFile();
    var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
    var process = builder.start();
    try {
      assertThat(process.waitFor(RUN)).as(command + " ends").isTrue();
      return new Command.Ended(
          process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    } finally {
      process.destroy();
    }
  }
}
