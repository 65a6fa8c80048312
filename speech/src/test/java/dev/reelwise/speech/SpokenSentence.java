package dev.reelwise.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** One of our recorded sentences; the samples at 16 kHz begin and end with its sound. */
@SuppressWarnings("ArrayRecordComponent")
record SpokenSentence(String name, String text, short[] samples) {

  private static final AudioFormat FORMAT = new AudioFormat(16_000, 16, 1, true, false);
  private static final int MOMENT = 160;
  private static final double AUDIBLE = 100;

  static List<SpokenSentence> all() {
    return resource("sentences.txt").lines().map(SpokenSentence::parse).toList();
  }

  static SpokenSentence named(String name) {
    return all().stream().filter(sentence -> sentence.name.equals(name)).findFirst().orElseThrow();
  }

  double seconds() {
    return samples.length / 16_000.0;
  }

  private static SpokenSentence parse(String line) {
    String name = line.substring(0, line.indexOf('\t'));
    return new SpokenSentence(name, line.substring(name.length() + 1), trimmed(read(name)));
  }

  private static String resource(String name) {
    try (InputStream in = SpokenSentence.class.getResourceAsStream("/speech/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static short[] read(String name) {
    try (var file =
            AudioSystem.getAudioInputStream(
                SpokenSentence.class.getResource("/speech/" + name + ".wav"));
        var pcm = AudioSystem.getAudioInputStream(FORMAT, file)) {
      return Pcm.samples(pcm.readAllBytes());
    } catch (IOException | UnsupportedAudioFileException e) {
      throw new IllegalStateException(e);
    }
  }

  private static short[] trimmed(short[] samples) {
    int from = 0;
    while (loudness(samples, from) < AUDIBLE) {
      from += MOMENT;
    }
    int to = samples.length - MOMENT;
    while (loudness(samples, to) < AUDIBLE) {
      to -= MOMENT;
    }
    return Arrays.copyOfRange(samples, from, to + MOMENT);
  }

  private static double loudness(short[] samples, int from) {
    double squares = 0;
    for (int i = from; i < from + MOMENT; i++) {
      squares += samples[i] * samples[i];
    }
    return Math.sqrt(squares / MOMENT);
  }
}
