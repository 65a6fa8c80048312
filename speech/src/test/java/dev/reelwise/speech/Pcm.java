package dev.reelwise.speech;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Builds audio as it comes from a video, and remembers what is said when. */
final class Pcm {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Phrase> said = new ArrayList<>();
  private final Random random = new Random(4);

  Pcm say(SpokenSentence sentence) {
    double start = seconds();
    write(sentence.samples());
    said.add(new Phrase(sentence.text(), start, seconds()));
    return this;
  }

  /** The last sounds of a sentence, as where a recording begins in the middle of a word. */
  Pcm end(SpokenSentence sentence, double seconds) {
    short[] samples = sentence.samples();
    return write(
        Arrays.copyOfRange(samples, samples.length - (int) (seconds * 16_000), samples.length));
  }

  Pcm silence(double seconds) {
    return noise(seconds, 0);
  }

  /** White noise of this amplitude (of 32767). */
  Pcm noise(double seconds, double amplitude) {
    short[] samples = new short[(int) (seconds * 16_000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (random.nextGaussian() * amplitude);
    }
    return write(samples);
  }

  /** Chords with a beat: no voice. */
  Pcm music(double seconds) {
    double[] chord = {220, 277.2, 329.6, 440};
    short[] samples = new short[(int) (seconds * 16_000)];
    for (int i = 0; i < samples.length; i++) {
      double t = i / 16_000.0;
      double sum = 0;
      for (double tone : chord) {
        double pitch = tone * ((int) t % 4 < 2 ? 1 : 1.189);
        sum += Math.sin(2 * Math.PI * pitch * t) + 0.4 * Math.sin(4 * Math.PI * pitch * t);
      }
      double beat = Math.exp(-6 * (t * 2 - Math.floor(t * 2)));
      samples[i] = (short) (1500 * sum * (0.4 + beat) + random.nextGaussian() * 3000 * beat * beat);
    }
    return write(samples);
  }

  private Pcm write(short[] samples) {
    bytes.writeBytes(bytes(samples));
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  InputStream stream() {
    return new ByteArrayInputStream(bytes());
  }

  double seconds() {
    return bytes.size() / 32_000.0;
  }

  Duration length() {
    return Duration.ofMillis((long) (seconds() * 1000));
  }

  List<Phrase> said() {
    return said;
  }

  String text() {
    return Phrase.join(said);
  }

  static byte[] bytes(short[] samples) {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return bytes.array();
  }

  static short[] samples(byte[] bytes) {
    short[] samples = new short[bytes.length / Short.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }
}
