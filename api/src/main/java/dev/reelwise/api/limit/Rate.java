package dev.reelwise.api.limit;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** So many in such a time; written {@code 20/5m}. All may come at once. */
record Rate(int count, Duration per) {

  Rate {
    if (count < 1 || per.toMillis() < count) {
      throw new IllegalArgumentException("Not a rate: %d/%s".formatted(count, per));
    }
  }

  /** Throws IllegalArgumentException. */
  static Rate of(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "A rate is a number, a slash and a time, such as 20/5m: " + text);
    }
    return new Rate(Integer.parseInt(parts[0]), DurationStyle.SIMPLE.parse(parts[1]));
  }

  Duration interval() {
    return per.dividedBy(count);
  }
}
