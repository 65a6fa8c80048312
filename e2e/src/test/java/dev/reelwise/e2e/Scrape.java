package dev.reelwise.e2e;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service shows at {@code /metrics}: the series' names with all labels that each has. */
record Scrape(String text, Map<String, Set<String>> labels) {
  private static final Pattern LINE =
      Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(.*)\\})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"");
  private static final Pattern VALUE = Pattern.compile("=\"((?:[^\"\\\\]|\\\\.)*)\"");

  static Scrape of(String text) {
    Map<String, Set<String>> labels = new TreeMap<>();
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      Set<String> found = labels.computeIfAbsent(line.group(1), name -> new TreeSet<>());
      Matcher label = LABEL.matcher(line.group(3) == null ? "" : line.group(3));
      while (label.find()) {
        found.add(label.group(1));
      }
    }
    return new Scrape(text, labels);
  }

  Scrape and(Scrape other) {
    return of(text + "\n" + other.text);
  }

  /** Every value that some label has. */
  Set<String> values() {
    Set<String> values = new TreeSet<>();
    Matcher value = VALUE.matcher(text);
    while (value.find()) {
      values.add(value.group(1));
    }
    return values;
  }

  /** The sum of the series of that name which have all these labels. */
  double sum(String name, String... labels) {
    return text.lines()
        .filter(line -> line.startsWith(name + "{"))
        .filter(line -> Stream.of(labels).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** The sum of the series whose line begins so. */
  double sum(String start) {
    return text.lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
