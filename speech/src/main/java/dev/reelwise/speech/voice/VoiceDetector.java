package dev.reelwise.speech.voice;

/** Tells speech from everything else. Safe for use by several threads, each with its own stream. */
public interface VoiceDetector extends AutoCloseable {

  /** Samples at 16 kHz that are judged together: 32 ms. */
  int WINDOW = 512;

  /** Begins to listen to a stream. */
  Listening listen();

  @Override
  void close();

  /** Listens to one stream, window after window. */
  interface Listening {

    /** How likely the next {@link #WINDOW} samples hold speech, 0..1. */
    float speech(float[] window);
  }
}
