package dev.reelwise.api.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramPathTest {

  @TempDir private Path folder;

  @Test
  void aConfiguredProgramIsTaken() throws Exception {
    Path program = program("my-ffmpeg");

    assertThat(ProgramPath.find("ffmpeg", program, null)).isEqualTo(program);
  }

  @Test
  void theFirstOnThePathIsTakenOtherwise() throws Exception {
    Path program = program("ffmpeg");
    String searchPath = "/nowhere" + File.pathSeparator + folder;

    assertThat(ProgramPath.find("ffmpeg", null, searchPath)).isEqualTo(program);
  }

  @Test
  void whereNoneIsTheErrorSaysWhatToDo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ProgramPath.find("ffmpeg", null, folder.toString()))
        .withMessageContaining("FFMPEG_PATH");
    assertThatIllegalStateException()
        .isThrownBy(() -> ProgramPath.find("ffprobe", folder.resolve("none"), null))
        .withMessageContaining("FFPROBE_PATH says " + folder.resolve("none"));
  }

  private Path program(String name) throws Exception {
    Path program = Files.createFile(folder.resolve(name));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
