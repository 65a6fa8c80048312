package dev.reelwise.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * The series that there are: those that the services show, what Prometheus adds to them, and values
 * that the documentation declares because they come with the first event only.
 */
record KnownSeries(Scrape scrape, Map<String, Set<String>> declared, Set<String> jobs) {
  private static final Path OPERATIONS = Command.repository().resolve("docs/OPERATIONS.md");
  private static final Path PROMETHEUS =
      Command.repository().resolve("ops/prometheus/prometheus.yaml");

  /** Such as: - `a_metric`, label `outcome`: `failed`, `refused` (why). */
  private static final Pattern DECLARATION =
      Pattern.compile("(?m)^- `([a-z_]+)`, label `([a-z_]+)`: (`[^`]+`(?:, `[^`]+`)*)");

  /** Prometheus itself writes it, for each target. */
  private static final String UP = "up";

  /** The target's address and the job's name, which Prometheus adds. */
  private static final Set<String> ADDED = Set.of("instance", "job");

  static KnownSeries of(Scrape scrape) throws IOException {
    return new KnownSeries(scrape, declarations(), jobNames());
  }

  private static Map<String, Set<String>> declarations() throws IOException {
    Map<String, Set<String>> declared = new HashMap<>();
    Matcher line = DECLARATION.matcher(Files.readString(OPERATIONS));
    while (line.find()) {
      var values = Arrays.stream(line.group(3).split(", ")).map(one -> one.replace("`", ""));
      declared.put(
          key(line.group(1), line.group(2)), values.collect(Collectors.toCollection(TreeSet::new)));
    }
    return declared;
  }

  private static Set<String> jobNames() throws IOException {
    Map<String, Object> file = new Yaml().load(Files.readString(PROMETHEUS));
    return ((List<?>) file.get("scrape_configs"))
        .stream()
            .map(job -> ((Map<?, ?>) job).get("job_name").toString())
            .collect(Collectors.toSet());
  }

  private static String key(String name, String label) {
    return name.replaceFirst("_(count|sum|max|bucket)$", "") + " " + label;
  }

  /** What is asked of the series that it does not have: its name, a label, or a label's value. */
  Stream<String> unknown(PromQl.Series series) {
    if (!series.name().equals(UP) && !scrape.series().containsKey(series.name())) {
      return Stream.of(series.name());
    }
    return series.matchers().stream()
        .flatMap(
            matcher ->
                hasLabel(List.of(series), matcher.label())
                    ? unknownValues(series, matcher)
                    : Stream.of(matcher.label()));
  }

  private Stream<String> unknownValues(PromQl.Series series, PromQl.Matcher matcher) {
    var values = values(series.name(), matcher.label());
    return matcher.alternatives().stream()
        .filter(text -> values.stream().noneMatch(value -> matcher.means(text, value)))
        .map(text -> series.name() + "{" + matcher.label() + "=" + text + "}");
  }

  private Set<String> values(String name, String label) {
    if (label.equals("job")) {
      return jobs;
    }
    var values = new TreeSet<>(scrape.values(name, label));
    values.addAll(declared.getOrDefault(key(name, label), Set.of()));
    return values;
  }

  boolean hasLabel(List<PromQl.Series> series, String label) {
    return ADDED.contains(label)
        || series.stream()
            .anyMatch(one -> !one.name().equals(UP) && !scrape.values(one.name(), label).isEmpty());
  }
}
