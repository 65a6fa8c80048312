package dev.reelwise.speech.voice;

import java.util.List;

/**
 * A piece of a stream. {@code start} and {@code end} are seconds from the stream's begin, {@code
 * samples} are at 16 kHz in -1..1, {@code speech} are seconds from the chunk's start. A silent
 * chunk has neither; it only tells how far the stream has been heard.
 */
@SuppressWarnings("ArrayRecordComponent") // Many samples, handed on and never compared.
public record Chunk(double start, double end, float[] samples, List<Span> speech) {

  public static final int SAMPLE_RATE = 16_000;

  public Chunk {
    speech = List.copyOf(speech);
  }

  public boolean isSilent() {
    return speech.isEmpty();
  }

  public double seconds() {
    return (double) samples.length / SAMPLE_RATE;
  }
}
