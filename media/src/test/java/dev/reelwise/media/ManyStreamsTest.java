package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each stream costs memory and a part of ffprobe's answer, whether anybody will use it or not. */
@Timeout(60)
class ManyStreamsTest {

  private static final byte[] SOUND = new byte[800];

  @TempDir private static Path folder;
  private final Media media = Samples.small();

  @ParameterizedTest
  @ValueSource(ints = {251, 1000})
  void aMatroskaOfMoreTracksThanAnybodyNeedsIsRefusedWithTheirLimit(int streams) throws Exception {
    expectRefusal(Files.write(folder.resolve("many.mkv"), matroska(streams)));
  }

  @Test
  void soIsATransportStream() throws Exception {
    expectRefusal(Files.write(folder.resolve("many.ts"), TransportStream.of(1000)));
  }

  @Test
  void asManyAsTheLimitWork() throws Exception {
    Path file = Files.write(folder.resolve("most.mkv"), matroska(Input.MOST_STREAMS));
    MediaInfo info = media.probe(file);
    assertThat(info.audio()).hasSize(Input.MOST_STREAMS);
    Path out = Files.createTempDirectory(folder, "out");
    assertThat(media.transcode(file, info, out, p -> {}).variants()).hasSize(1);
  }

  /** The streams of a file may each be in each of its programs, and each is told of each time. */
  @Test
  void anAnswerThatIsLongerThanAnyVideosIsTheFilesFault() {
    Path clip = Samples.clip(folder.resolve("clip.mkv"), "64x48", 25, 200, "-g", "500");
    List<String> all = new ArrayList<>(List.of("-show_entries", "packet"));
    all.addAll(Input.open(Samples.settings().limits()));
    assertThatThrownBy(() -> new Ffmpeg(Samples.settings()).ffprobe(clip, all))
        .isInstanceOf(MediaFailure.Unreadable.class)
        .hasMessageContaining("its header describes more than a video needs");
  }

  private void expectRefusal(Path file) {
    long begin = System.nanoTime();
    assertThatThrownBy(() -> media.probe(file))
        .isInstanceOf(MediaFailure.Unreadable.class)
        .hasMessageEndingWith(
            ": it has more than 250 tracks; upload it with those that are needed.");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
  }

  private static byte[] matroska(int streams) {
    List<byte[]> tracks = new ArrayList<>();
    for (int i = 1; i <= streams; i++) {
      tracks.add(Ebml.sound(i));
    }
    return Ebml.file(new byte[0], tracks, Collections.nCopies(3, SOUND));
  }
}
