package dev.reelwise.speech.voice;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads 16-bit samples window by window and marks those with speech. */
final class WindowReader {

  /** Speech begins above the one and ends below the other, as Silero's authors advise. */
  private static final float BEGIN = 0.5f;

  private static final float END = 0.35f;

  /** A shorter dip does not end speech. */
  private static final int DIP_WINDOWS = 3;

  private final InputStream pcm;
  private final VoiceDetector.Listening listening;
  private boolean speaking;
  private int quiet;

  WindowReader(InputStream pcm, VoiceDetector.Listening listening) {
    this.pcm = pcm;
    this.listening = listening;
  }

  /** The next window, its end filled with silence where the stream ends; empty after the last. */
  Optional<Window> next() throws IOException {
    byte[] bytes = pcm.readNBytes(VoiceDetector.WINDOW * Short.BYTES);
    if (bytes.length < Short.BYTES) {
      return Optional.empty();
    }
    float[] samples = new float[VoiceDetector.WINDOW];
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      samples[i / 2] = (short) ((bytes[i] & 0xff) | (bytes[i + 1] << 8)) / 32768f;
    }
    return Optional.of(new Window(samples, isVoiced(listening.speech(samples))));
  }

  private boolean isVoiced(float probability) {
    quiet = probability < END ? quiet + 1 : 0;
    speaking = speaking ? quiet < DIP_WINDOWS : probability >= BEGIN;
    return speaking;
  }
}
