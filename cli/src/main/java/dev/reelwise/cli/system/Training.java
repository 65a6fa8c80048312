package dev.reelwise.cli.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a service once up to where it would begin to work, without any server, and keeps the classes
 * that it loaded as the JVM has them in memory. A start with them takes about a second less. A run
 * that fails leaves no archive, and the service starts as it would without.
 */
record Training(Service service, ServiceImage image) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  void run() throws InterruptedException {
    if (Files.exists(image.archive())) {
      return;
    }
    var draft = image.archive().resolveSibling("classes." + ProcessHandle.current().pid());
    try {
      var process =
          new ProcessBuilder(command(draft))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && Files.exists(draft)) {
          Files.move(draft, image.archive(), StandardCopyOption.ATOMIC_MOVE);
        }
      } finally {
        process.destroyForcibly();
        Files.deleteIfExists(draft);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<String> command(Path archive) {
    List<String> command = new ArrayList<>(service.java());
    command.addAll(
        List.of(
            "-XX:ArchiveClassesAtExit=" + archive,
            "-Dspring.context.exit=onRefresh",
            // What would ask for a server is not made, and no table is touched.
            "-Dspring.main.lazy-initialization=true",
            "-Dspring.flyway.enabled=false",
            "-jar",
            image.jar().toString()));
    return command;
  }
}
