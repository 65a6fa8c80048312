package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechTest {

  private static final int BYTES_A_SECOND = 32_000;

  @TempDir private static Path folder;
  private final Media media = Samples.media();

  @Test
  void soundBecomesSixteenKilohertzMono() throws Exception {
    Path video =
        Samples.clip(folder.resolve("video.mp4"), "64x48", 10, 2, "-ac", "2", "-ar", "44100");
    byte[] pcm = pcm(video);
    assertThat(pcm.length).isCloseTo(2 * BYTES_A_SECOND, within(BYTES_A_SECOND / 10));
    assertThat(Tone.hertz(pcm)).isCloseTo(440, within(10.0));
  }

  @Test
  void aFileWithoutSoundGivesNone() throws Exception {
    assertThat(pcm(Samples.clip(folder.resolve("silent.mp4"), "64x48", 10, 1, "-an"))).isEmpty();
  }

  @Test
  void soundThatBeginsLateKeepsItsTime() throws Exception {
    Path late =
        Samples.make(
            folder.resolve("late.mkv"),
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=64x48:r=10:d=4",
            "-itsoffset",
            "2",
            "-f",
            "lavfi",
            "-i",
            "sine=f=440:d=2",
            "-c:v",
            "libx264");
    byte[] pcm = pcm(late);
    assertThat(pcm.length).isCloseTo(4 * BYTES_A_SECOND, within(BYTES_A_SECOND / 5));
    assertThat(Arrays.copyOf(pcm, (int) (1.9 * BYTES_A_SECOND))).containsOnly(0);
  }

  @Test
  void anHourOfSoundPassesInBoundedMemory() throws Exception {
    Path hours =
        Samples.make(
            folder.resolve("hours.flac"),
            "-f",
            "lavfi",
            "-i",
            "anullsrc=r=8000:cl=mono",
            "-t",
            "3600");
    long bytes = 0;
    try (SpeechAudio speech = media.speech(hours, media.probe(hours))) {
      byte[] chunk = new byte[1 << 16];
      for (int n = speech.pcm().read(chunk); n >= 0; n = speech.pcm().read(chunk)) {
        bytes += n;
      }
    }
    assertThat(bytes).isCloseTo(3600L * BYTES_A_SECOND, within((long) BYTES_A_SECOND));
  }

  private byte[] pcm(Path file) throws Exception {
    try (SpeechAudio speech = media.speech(file, media.probe(file))) {
      return speech.pcm().readAllBytes();
    }
  }
}
