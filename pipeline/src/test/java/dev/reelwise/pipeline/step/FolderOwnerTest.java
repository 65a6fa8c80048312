package dev.reelwise.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOwnerTest {

  private static final long OWN = ProcessHandle.current().pid();

  @TempDir Path folder;

  @Test
  void keepsWhatThisProcessHasMade() {
    assertThat(FolderOwner.isGone(OWN, folder)).isFalse();
  }

  @Test
  void tellsAnEarlierProcessWithTheSameIdFromThisOne() throws IOException {
    Instant began = ProcessHandle.current().info().startInstant().orElseThrow();
    Files.setLastModifiedTime(folder, FileTime.from(began.minus(Duration.ofMinutes(1))));

    assertThat(FolderOwner.isGone(OWN, folder)).isTrue();
  }

  @Test
  void knowsAProcessThatHasEnded() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();

    assertThat(FolderOwner.isGone(ended.pid(), folder)).isTrue();
    assertThat(FolderOwner.isGone(ProcessHandle.current().parent().orElseThrow().pid(), folder))
        .isFalse();
  }
}
