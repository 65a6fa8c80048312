package dev.reelwise.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiProcess;
import dev.reelwise.api.testing.EndlessBytes;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapTest {

  private static final long FILE_BYTES = 320_000_000;

  @Test
  void aLargeUploadPassesThroughASmallHeapWithoutATemporaryFile(@TempDir Path temporary)
      throws Exception {
    try (ApiProcess api =
        ApiProcess.start(
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + temporary)) {
      Duration started = api.processorTime();
      Visitor user = api.visitor().signedUp();

      Answer answer = new Upload().file("big.mp4", new EndlessBytes(FILE_BYTES)).by(user);

      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
      assertThat(filesOver(1_000_000, temporary)).isEmpty();
      System.out.printf(
          "Started in %d ms (%d ms of processor time); %d MB resident after an upload of %d MB%n",
          api.startMillis(),
          started.toMillis(),
          api.residentBytes() / 1_000_000,
          FILE_BYTES / 1_000_000);
    }
  }

  private static List<Path> filesOver(long bytes, Path folder) throws Exception {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toFile().length() > bytes)
          .toList();
    }
  }
}
