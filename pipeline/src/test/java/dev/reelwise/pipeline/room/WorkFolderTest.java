package dev.reelwise.pipeline.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

  @TempDir private Path root;

  @Test
  void whatAKilledProcessLeftIsDeletedAndWhatALivingOneHasIsNot() throws Exception {
    try (WorkFolder ours = WorkFolder.below(root)) {
      Process other = otherProcess();
      Path theirs = Path.of(other.inputReader().readLine());
      assertThat(theirs.resolve("source")).exists();

      ours.sweep();
      assertThat(theirs.resolve("source")).as("of a living process").exists();
      assertThat(ours.own()).exists();

      other.destroyForcibly();
      assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
      ours.sweep();
      assertThat(theirs).doesNotExist();
      assertThat(ours.own()).exists();
    }
    assertThat(root).isDirectoryNotContaining("glob:**/work-*");
  }

  @Test
  void severalOfOneProcessLeaveEachOtherAlone() throws Exception {
    try (WorkFolder one = WorkFolder.below(root);
        WorkFolder other = WorkFolder.below(root)) {
      one.sweep();
      other.sweep();
      assertThat(one.own()).exists().isNotEqualTo(other.own());
      assertThat(other.own()).exists();
    }
  }

  @Test
  void whatIsNotOursIsLeftAlone() throws Exception {
    Path diary = Files.writeString(root.resolve("diary.txt"), "Dear diary");
    Path photos = Files.createDirectory(root.resolve("photos"));

    WorkFolder.below(root).close();

    assertThat(diary).exists();
    assertThat(photos).exists();
  }

  private Process otherProcess() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            root.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Has a folder, says so, and lives until it is killed. */
  static final class OtherProcess {

    public static void main(String[] arguments) throws Exception {
      WorkFolder folder = WorkFolder.below(Path.of(arguments[0]));
      Files.writeString(folder.own().resolve("source"), "half of it");
      System.out.println(folder.own());
      Thread.sleep(60_000);
    }
  }
}
