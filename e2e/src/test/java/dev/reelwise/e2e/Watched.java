package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What an alert or a panel of a dashboard asks Prometheus. */
record Watched(String where, String expression) {
  static final Path ALERTS = Command.repository().resolve("ops/prometheus/alerts.yaml");
  private static final Path DASHBOARDS = Command.repository().resolve("ops/grafana");

  /** Grafana puts a span there that holds a few scrapes. */
  private static final String SPAN = "$__rate_interval";

  /** The alerts as they are in the file. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> rules() throws IOException {
    Map<String, Object> file = new Yaml().load(Files.readString(ALERTS));
    var groups = (List<Map<String, Object>>) file.get("groups");
    var rules = (List<Map<String, Object>>) groups.getFirst().get("rules");
    assertThat(groups).hasSize(1);
    assertThat(rules).hasSizeGreaterThan(10);
    return rules;
  }

  static List<Watched> alerts() throws IOException {
    return rules().stream()
        .map(rule -> new Watched((String) rule.get("alert"), ((String) rule.get("expr")).strip()))
        .toList();
  }

  static List<Watched> panels() throws IOException {
    List<Watched> panels = new ArrayList<>();
    try (var files = Files.list(DASHBOARDS)) {
      for (var file : files.sorted().toList()) {
        for (var panel : Api.JSON.readTree(Files.readString(file)).path("panels")) {
          var title = file.getFileName() + ", " + panel.path("title").asString();
          for (var target : panel.path("targets")) {
            panels.add(new Watched(title, target.path("expr").asString().replace(SPAN, "5m")));
          }
        }
      }
    }
    assertThat(panels).hasSizeGreaterThan(40);
    return panels;
  }

  /** The first thing in it that {@code known} has not; empty where all is known. */
  Optional<String> unknown(KnownSeries known) {
    var used = PromQl.read(expression);
    return Stream.concat(
            used.series().stream().flatMap(known::unknown),
            used.groupings().stream().filter(label -> !known.hasLabel(used.series(), label)))
        .findFirst();
  }
}
