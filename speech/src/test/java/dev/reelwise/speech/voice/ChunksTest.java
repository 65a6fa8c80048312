package dev.reelwise.speech.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tones stand for speech here: how loud they are is all that the cutting looks at. */
class ChunksTest {

  @Test
  void cutsInTheLongestPause() throws Exception {
    List<Chunk> chunks = chunks(tone(11), silence(0.3), tone(3), silence(0.6), tone(8));

    assertThat(chunks).hasSize(2);
    assertThat(chunks.getFirst().end()).isBetween(14.3, 14.9);
    assertThat(chunks.getLast().start()).isBetween(14.3, 14.9);
    assertThat(chunks.getLast().speech().getFirst().start() + chunks.getLast().start())
        .isBetween(14.8, 15.0);
  }

  @Test
  void joinsWhatIsSaidWithShortPauses() throws Exception {
    List<Chunk> chunks = chunks(tone(2), silence(1), tone(2), silence(1.5), tone(1));

    assertThat(chunks).singleElement().satisfies(chunk -> assertThat(chunk.speech()).hasSize(3));
  }

  @Test
  void leavesLongSilenceOut() throws Exception {
    List<Chunk> chunks = chunks(tone(2), silence(50), tone(2));

    assertThat(chunks.stream().filter(chunk -> !chunk.isSilent()))
        .hasSize(2)
        .allSatisfy(chunk -> assertThat(chunk.seconds()).isBetween(2.0, 2.6));
  }

  @Test
  void silentChunksTellHowFarTheStreamIsHeard() throws Exception {
    assertThat(chunks(silence(65)).stream().map(Chunk::end).map(Math::round))
        .containsExactly(20L, 40L, 60L);
  }

  @Test
  void neverMakesAChunkLongerThanTheLongest() throws Exception {
    List<Chunk> chunks = chunks(tone(75));

    assertThat(chunks).hasSizeGreaterThan(3);
    assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.seconds()).isLessThanOrEqualTo(20.1));
    assertThat(chunks.stream().mapToDouble(Chunk::seconds).sum()).isBetween(74.9, 75.1);
  }

  @Test
  void aClickIsNoSpeech() throws Exception {
    assertThat(chunks(silence(1), tone(0.03), silence(3))).isEmpty();
  }

  @Test
  void anOddByteAtTheEndDoesNoHarm() throws Exception {
    Chunks chunks = over(new ByteArrayInputStream(new byte[1]));

    assertThat(chunks.next()).isEmpty();
  }

  @Test
  void anInterruptEndsIt() {
    Chunks chunks = over(InputStream.nullInputStream());
    Thread.currentThread().interrupt();

    assertThatThrownBy(chunks::next).isInstanceOf(InterruptedException.class);
  }

  private static List<Chunk> chunks(float[]... parts) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(4_000_000).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] part : parts) {
      for (float sample : part) {
        bytes.putShort((short) (sample * 32767));
      }
    }
    return all(over(new ByteArrayInputStream(bytes.array(), 0, bytes.position())));
  }

  private static Chunks over(InputStream pcm) {
    return new Chunks(pcm, new LoudnessVoiceDetector().listen(), ChunkLimits.SHORT);
  }

  private static List<Chunk> all(Chunks chunks) throws IOException, InterruptedException {
    List<Chunk> all = new ArrayList<>();
    for (Optional<Chunk> chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
      all.add(chunk.get());
    }
    return all;
  }

  private static float[] tone(double seconds) {
    float[] samples = silence(seconds);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.2 * Math.sin(i * 0.1));
    }
    return samples;
  }

  private static float[] silence(double seconds) {
    return new float[(int) (seconds * Chunk.SAMPLE_RATE)];
  }
}
