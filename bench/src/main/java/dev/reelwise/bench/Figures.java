package dev.reelwise.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Medians and ratios, and how they are written. */
public final class Figures {

  private Figures() {}

  /** The middle one, or the mean of the two in the middle. */
  public static double median(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** With so many digits after the point, and commas between thousands. */
  public static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  /** Seconds with two digits. */
  public static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
