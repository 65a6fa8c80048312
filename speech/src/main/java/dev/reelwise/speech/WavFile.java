package dev.reelwise.speech;

import dev.reelwise.speech.voice.Chunk;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes samples as a RIFF WAVE file: mono, 16 kHz, 16 bits. */
final class WavFile {

  private static final int HEADER = 44;

  private WavFile() {}

  static byte[] of(float[] samples) {
    int size = samples.length * Short.BYTES;
    ByteBuffer wav = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(HEADER - 8 + size).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1);
    wav.putInt(Chunk.SAMPLE_RATE).putInt(Chunk.SAMPLE_RATE * Short.BYTES);
    wav.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
    wav.put(ascii("data")).putInt(size);
    for (float sample : samples) {
      wav.putShort((short) Math.round(Math.clamp(sample, -1, 1) * Short.MAX_VALUE));
    }
    return wav.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
