package dev.reelwise.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/** Measures a pure tone in 16 kHz 16-bit mono by counting how often it crosses zero upwards. */
final class Tone {

  private static final double RATE = 16_000;

  private Tone() {}

  static double hertz(byte[] pcm) {
    ShortBuffer samples = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    int crossings = 0;
    for (int i = 1; i < samples.limit(); i++) {
      if (samples.get(i - 1) < 0 && samples.get(i) >= 0) {
        crossings++;
      }
    }
    return crossings * RATE / samples.limit();
  }
}
