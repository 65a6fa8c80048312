package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

/** What {@code ./reelwise} does after each build, so that starts are as fast as those of users. */
final class Prepared {
  private static boolean done;

  private Prepared() {}

  /** Returns when it is done; only the first call does it. */
  static synchronized void once() throws IOException, InterruptedException {
    if (done) {
      return;
    }
    done = true;
    var folder = Files.createTempDirectory("reelwise-prepare");
    try {
      var command = new Command(folder.resolve("data"), folder).prepare();
      assertThat(command.code()).as(command.err()).isZero();
    } finally {
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
