package dev.reelwise.speech.moonshine;

import java.util.Arrays;
import java.util.List;

/**
 * Aligns tokens with frames: dynamic time warping over attention weights, as for the word times of
 * OpenAI's Whisper. Here each frame belongs to exactly one token, since a token takes longer than a
 * frame.
 */
final class MonotonicPath {

  private MonotonicPath() {}

  /**
   * The first frame of each token, and the number of frames as one entry more.
   *
   * @param attention for each token a weight for each frame
   */
  static int[] firstFrames(List<float[]> attention) {
    int tokens = attention.size();
    int frames = tokens == 0 ? 0 : attention.getFirst().length;
    int[] first = new int[tokens + 1];
    first[tokens] = frames;
    if (tokens > frames) {
      Arrays.fill(first, 0, tokens, 0);
      return first;
    }
    boolean[][] advances = bestSteps(standardized(attention));
    int token = tokens - 1;
    for (int frame = frames - 1; frame >= 0 && token >= 0; frame--) {
      first[token] = frame;
      token -= advances[frame][token] ? 1 : 0;
    }
    return first;
  }

  /** For each frame and token, whether the best path to it comes from the token before. */
  private static boolean[][] bestSteps(float[][] gain) {
    int tokens = gain[0].length;
    double[] best = new double[tokens];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    boolean[][] advances = new boolean[gain.length][tokens];
    best[0] = 0;
    for (int frame = 0; frame < gain.length; frame++) {
      for (int token = tokens - 1; token >= 0; token--) {
        boolean advance = frame > 0 && token > 0 && best[token - 1] > best[token];
        advances[frame][token] = advance;
        best[token] = (advance ? best[token - 1] : best[token]) + gain[frame][token];
      }
    }
    return advances;
  }

  /** Frames by tokens: how much more than other tokens a token listens to a frame. */
  private static float[][] standardized(List<float[]> attention) {
    int tokens = attention.size();
    float[][] gain = new float[attention.getFirst().length][tokens];
    for (int frame = 0; frame < gain.length; frame++) {
      for (int token = 0; token < tokens; token++) {
        gain[frame][token] = attention.get(token)[frame];
      }
      standardize(gain[frame]);
    }
    return gain;
  }

  private static void standardize(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += value * value;
    }
    double mean = sum / values.length;
    double deviation = Math.sqrt(Math.max(0, squares / values.length - mean * mean)) + 1e-9;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((values[i] - mean) / deviation);
    }
  }
}
