package dev.reelwise.cli.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaFilesTest {
  @TempDir private Path folder;

  @Test
  void takesOfAFolderWhatIsNamedLikeMediaAndOfFilesAll() throws IOException {
    var deep = Files.createDirectories(folder.resolve("talks/2026"));
    var video = Files.createFile(deep.resolve("b.MKV"));
    var sound = Files.createFile(deep.resolve("a.opus"));
    Files.createFile(deep.resolve("notes.txt"));
    Files.createFile(deep.resolve("._b.mkv"));
    var odd = Files.createFile(folder.resolve("recording"));

    assertThat(MediaFiles.in(List.of(odd, folder.resolve("talks"))))
        .containsExactly(odd, sound, video);
  }

  @Test
  void namesWhatIsNotThere() {
    var missing = folder.resolve("missing.mp4");

    assertThatThrownBy(() -> MediaFiles.in(List.of(missing)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(missing.toString());
  }
}
