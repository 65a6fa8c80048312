package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.stack.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(
    value = "dev.reelwise.stack.SmallDisk#isPossible",
    disabledReason = "it takes the right to mount a small disk")
class FullDiskTest {

  private static final int BLOCK = 4096;

  @TempDir private Path folder;

  /** At each stage: while it encodes, when it writes the last segment, and the poster. */
  @Test
  void aFullDiskIsNotTheFilesFaultAtWhateverByteItEnds() throws Exception {
    Path clip = Samples.clip(folder.resolve("clip.mp4"), "320x240", 10, 4);
    Media media = Samples.small();
    MediaInfo info = media.probe(clip);
    long needed =
        size(media.transcode(clip, info, Files.createTempDirectory(folder, "o"), p -> {}));
    assertThat(needed).isGreaterThan(20 * BLOCK);

    for (double share : new double[] {0.02, 0.3, 0.6, 0.95}) {
      long room = Math.max(BLOCK, Math.round(needed * share) / BLOCK * BLOCK);
      try (SmallDisk disk = SmallDisk.of(room)) {
        assertThatThrownBy(() -> media.transcode(clip, info, disk.path(), p -> {}))
            .as("%d of %d bytes", room, needed)
            .isInstanceOf(MediaFailure.NoSpace.class);
      }
    }
  }

  private static long size(Transcoded made) throws Exception {
    long poster = Files.size(made.poster().orElseThrow());
    return poster + made.variants().stream().mapToLong(Variant::sizeBytes).sum();
  }
}
