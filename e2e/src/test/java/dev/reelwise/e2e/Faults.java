package dev.reelwise.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** The folder in which services look for the lines at which they shall die. */
record Faults(Path folder) {

  static Faults make() throws IOException {
    var faults = new Faults(Files.createTempDirectory("reelwise-faults"));
    Files.createDirectory(faults.armed());
    Files.createDirectory(faults.reached());
    return faults;
  }

  private Path armed() {
    return folder.resolve("armed");
  }

  private Path reached() {
    return folder.resolve("reached");
  }

  /** All that there are, as the services tell them. */
  Set<String> lines() throws IOException {
    return new TreeSet<>(Files.readAllLines(folder.resolve("lines")));
  }

  /** The next who reaches the line does {@code what}: halt, throw or wait. */
  void arm(String line, String what) throws IOException {
    // As a whole or not at all: somebody may be looking.
    var file = Files.writeString(folder.resolve(line), what);
    Files.move(file, armed().resolve(line));
  }

  /** Waits until each armed line is reached. */
  void awaitReached(Duration limit) throws Exception {
    OwnSystem.await(
        "each line is reached",
        limit,
        () -> {
          try (var files = Files.list(armed())) {
            return files.findAny().isEmpty();
          }
        });
    try (var files = Files.list(reached())) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
