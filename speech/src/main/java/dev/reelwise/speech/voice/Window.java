package dev.reelwise.speech.voice;

import java.util.List;

/** 32 ms of a stream, and whether they belong to speech. */
@SuppressWarnings("ArrayRecordComponent") // Handed on and never compared.
record Window(float[] samples, boolean voiced) {

  static final double SECONDS = (double) VoiceDetector.WINDOW / Chunk.SAMPLE_RATE;

  double energy() {
    double squares = 0;
    for (float sample : samples) {
      squares += sample * sample;
    }
    return squares;
  }

  static float[] join(List<Window> windows) {
    float[] all = new float[windows.size() * VoiceDetector.WINDOW];
    for (int i = 0; i < windows.size(); i++) {
      System.arraycopy(
          windows.get(i).samples, 0, all, i * VoiceDetector.WINDOW, VoiceDetector.WINDOW);
    }
    return all;
  }
}
