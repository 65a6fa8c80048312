package dev.reelwise.cli.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sizes, times and paragraphs as people read them. */
public final class Texts {
  private Texts() {}

  /** A span with one digit, such as {@code 4.2 s}; from a minute on {@code 2 min 5 s}. */
  public static String span(Duration span) {
    if (span.toSeconds() >= 60) {
      return "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart());
    }
    return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
  }

  /** A position in a video: {@code 1:05} or {@code 1:02:03}. */
  public static String position(double seconds) {
    long whole = (long) seconds;
    return whole < 3600
        ? "%d:%02d".formatted(whole / 60, whole % 60)
        : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** A size in MB or GB of a million or billion bytes. */
  public static String size(long bytes) {
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
  }

  /** Memory in MiB. */
  public static String memory(long bytes) {
    return "%d MiB".formatted(bytes >> 20);
  }

  /**
   * The text in lines of at most so many characters, each after the indent; at most so many lines.
   */
  public static String wrapped(String text, int width, String indent, int most) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (var word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(indent + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(indent + line);
    if (lines.size() > most) {
      return String.join("\n", lines.subList(0, most)) + " …";
    }
    return String.join("\n", lines);
  }

  /** Without control characters: a file's name or a title must not move the reader's cursor. */
  public static String visible(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
