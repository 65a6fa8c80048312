package dev.reelwise.language;

/** Arithmetic on vectors of the same length. */
final class Vectors {

  private Vectors() {}

  static double dot(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** Adds {@code times} times {@code what} to {@code sum}. */
  static void add(float[] sum, float[] what, int times) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += times * what[i];
    }
  }

  /** The vector of length 1 with the same direction; zeros stay zeros. */
  static float[] unit(float[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    float[] unit = new float[vector.length];
    for (int i = 0; length > 0 && i < unit.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }
}
