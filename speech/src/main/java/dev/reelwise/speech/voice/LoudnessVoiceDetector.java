package dev.reelwise.speech.voice;

/**
 * Takes what is clearly louder than the background for speech. Needs no model, and can't tell
 * speech from other sounds: for where Silero's model is missing.
 */
public final class LoudnessVoiceDetector implements VoiceDetector {

  private static final double ABOVE_BACKGROUND = 9;
  private static final double QUIETEST_SPEECH = -55;

  /** Decibels for each window: the background is the quietest sound of about the last minute. */
  private static final double BACKGROUND_RISE = 0.01;

  @Override
  public Listening listen() {
    return new Stream();
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private static final class Stream implements Listening {
    private double background = QUIETEST_SPEECH;

    @Override
    public float speech(float[] window) {
      double level = decibels(window);
      background = Math.min(level, background + BACKGROUND_RISE);
      boolean loud = level > QUIETEST_SPEECH && level > background + ABOVE_BACKGROUND;
      return loud ? 1 : 0;
    }

    private static double decibels(float[] window) {
      double squares = 0;
      for (float sample : window) {
        squares += sample * sample;
      }
      return 10 * Math.log10(squares / window.length + 1e-10);
    }
  }
}
