package dev.reelwise.speech;

import dev.reelwise.speech.voice.Chunk;

/** An engine: turns one chunk of speech into words. Safe for use by several threads at once. */
interface Recognizer extends AutoCloseable {

  String model();

  /** Words in time order; times are seconds from the chunk's start. */
  Recognition recognize(Chunk chunk) throws TranscriptionFailure, InterruptedException;

  @Override
  void close();
}
