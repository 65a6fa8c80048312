package dev.reelwise.media;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** ffprobe's answer in its flat format: {@code streams.stream.0.codec_name="h264"}. */
record FlatOutput(Map<String, String> values) {

  FlatOutput {
    values = Map.copyOf(values);
  }

  static FlatOutput parse(String text) {
    Map<String, String> values = new HashMap<>();
    text.lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (equals > 0) {
                values.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
              }
            });
    return new FlatOutput(values);
  }

  /** Empty when there is none. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  OptionalInt integer(String name) {
    try {
      return OptionalInt.of(Integer.parseInt(text(name)));
    } catch (NumberFormatException absent) {
      return OptionalInt.empty();
    }
  }

  /** A finite number that is not negative. */
  OptionalDouble seconds(String name) {
    try {
      double seconds = Double.parseDouble(text(name));
      return Double.isFinite(seconds) && seconds >= 0
          ? OptionalDouble.of(seconds)
          : OptionalDouble.empty();
    } catch (NumberFormatException absent) {
      return OptionalDouble.empty();
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
