package dev.reelwise.speech;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.DoubleConsumer;

/** Turns speech into text with times. Safe for use by several threads at once. */
public interface Transcriber extends AutoCloseable {

  /**
   * Transcribes a stream to its end in memory that does not grow with its length. The stream is not
   * closed. An interrupt of the calling thread ends all work on it.
   *
   * @param pcm mono samples at 16 kHz, signed 16 bits, little-endian
   * @param length what the stream is expected to last; only scales {@code progress}
   * @param progress told the share done, rising from 0 to 1, on the calling thread
   * @return the segments in time order; none when nothing is said
   * @throws IOException when {@code pcm} can't be read
   */
  Transcription transcribe(InputStream pcm, Duration length, DoubleConsumer progress)
      throws TranscriptionFailure, IOException, InterruptedException;

  /** Frees the model. Work under way must have ended. */
  @Override
  void close();
}
