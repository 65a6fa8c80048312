package dev.reelwise.media;

/** Frames per second as a fraction, because 29.97 is really 30000/1001. */
public record FrameRate(long numerator, long denominator) implements Comparable<FrameRate> {

  public FrameRate {
    if (numerator <= 0 || denominator <= 0) {
      throw new IllegalArgumentException("No frame rate: " + numerator + "/" + denominator);
    }
  }

  public double perSecond() {
    return (double) numerator / denominator;
  }

  @Override
  public int compareTo(FrameRate other) {
    return Double.compare(perSecond(), other.perSecond());
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
