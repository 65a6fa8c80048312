package dev.reelwise.e2e;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a service shows at {@code /metrics}: of each name, the labels with all their values. */
record Scrape(String text, Map<String, Map<String, Set<String>>> series) {
  private static final Pattern LINE =
      Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(.*)\\})? \\S+$");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  static Scrape of(String text) {
    Map<String, Map<String, Set<String>>> series = new TreeMap<>();
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      var labels = series.computeIfAbsent(line.group(1), name -> new TreeMap<>());
      Matcher label = LABEL.matcher(line.group(3) == null ? "" : line.group(3));
      while (label.find()) {
        labels.computeIfAbsent(label.group(1), name -> new TreeSet<>()).add(label.group(2));
      }
    }
    return new Scrape(text, series);
  }

  Scrape and(Scrape other) {
    return of(text + "\n" + other.text);
  }

  /** Of each name, the labels that some series of it has. */
  Map<String, Set<String>> labels() {
    Map<String, Set<String>> labels = new TreeMap<>();
    series.forEach((name, values) -> labels.put(name, values.keySet()));
    return labels;
  }

  /** Every value that some label has. */
  Set<String> values() {
    return series.values().stream()
        .flatMap(labels -> labels.values().stream())
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  /** The values that a label of this name's series has. */
  Set<String> values(String name, String label) {
    return series.getOrDefault(name, Map.of()).getOrDefault(label, Set.of());
  }

  /** The sum of the series whose line begins so and has these parts: {@code outcome="done"}. */
  double sum(String start, String... parts) {
    return numbers(start, parts).mapToDouble(number -> number).sum();
  }

  /** The numbers of these series; some may be not a number. */
  Stream<Double> numbers(String start, String... parts) {
    return text.lines()
        .filter(line -> line.startsWith(start))
        .filter(line -> Stream.of(parts).allMatch(line::contains))
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
  }
}
