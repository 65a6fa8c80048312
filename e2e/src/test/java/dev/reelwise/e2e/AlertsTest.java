package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.yaml.snakeyaml.Yaml;

/** The alert rules by Prometheus' own tool: that they can be read, and when they fire. */
@Execution(ExecutionMode.CONCURRENT)
class AlertsTest {
  private static final Path OPERATIONS = Command.repository().resolve("docs/OPERATIONS.md");
  private static final Path CASES = Watched.ALERTS.resolveSibling("alerts.test.yaml");

  @TempDir Path folder;

  @Test
  void areReadByPrometheusItself() throws Exception {
    var rules = Prometheus.promtool(folder, "check", "rules", Watched.ALERTS.toString());
    var configuration =
        Prometheus.promtool(
            folder, "check", "config", "--syntax-only", Prometheus.CONFIGURATION.toString());

    assertThat(rules.code()).as(rules.err()).isZero();
    assertThat(rules.out()).contains(Watched.rules().size() + " rules found");
    assertThat(configuration.code()).as(configuration.err()).isZero();
  }

  @Test
  void fireWhenTheyShouldAndOnlyThen() throws Exception {
    var ended = Prometheus.promtool(folder, "test", "rules", CASES.toString());

    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
  }

  @Test
  void eachHasACaseWhereItFiresAndOneWhereItDoesNot() throws IOException {
    var firing = new TreeSet<String>();
    var silent = new TreeSet<String>();
    Map<String, Object> file = new Yaml().load(Files.readString(CASES));
    for (var group : (List<?>) file.get("tests")) {
      for (var one : (List<?>) ((Map<?, ?>) group).get("alert_rule_test")) {
        var name = ((Map<?, ?>) one).get("alertname").toString();
        (((Map<?, ?>) one).containsKey("exp_alerts") ? firing : silent).add(name);
      }
    }
    var alerts = Watched.alerts().stream().map(Watched::where).toList();

    assertThat(firing).containsExactlyInAnyOrderElementsOf(alerts);
    assertThat(silent).containsExactlyInAnyOrderElementsOf(alerts);
  }

  @Test
  void eachSaysWhatToDo() throws IOException {
    var sections =
        Files.readAllLines(OPERATIONS).stream()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring(4))
            .collect(Collectors.toSet());
    for (var rule : Watched.rules()) {
      var name = (String) rule.get("alert");
      assertThat(sections).contains(name);
      assertThat(rule).containsKeys("for", "labels");
      assertThat(((Map<?, ?>) rule.get("labels")).get("severity")).isIn("page", "ticket");
      Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
      assertThat((String) annotations.get("summary")).isNotBlank();
      assertThat(annotations.get("runbook_url"))
          .isEqualTo("docs/OPERATIONS.md#" + name.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void aNameALabelOrAValueThatNoSeriesHasIsFound() throws IOException {
    var known = KnownSeries.of(Scrape.of("a_run_seconds_count{outcome=\"done\",step=\"x\"} 1\n"));

    assertThat(unknown("sum by (step) (rate(a_run_seconds_count{outcome=\"done\"}[5m]))", known))
        .isEmpty();
    assertThat(unknown("b_run_seconds_count", known)).isEqualTo("b_run_seconds_count");
    assertThat(unknown("a_run_seconds_count{end=\"done\"}", known)).isEqualTo("end");
    assertThat(unknown("sum by (stage) (a_run_seconds_count)", known)).isEqualTo("stage");
    for (var matcher :
        List.of("=\"permanant\"", "!=\"permanant\"", "=~\"done|permanant\"", "!~\"permanant.*\"")) {
      assertThat(unknown("a_run_seconds_count{outcome" + matcher + "}", known))
          .as(matcher)
          .startsWith("a_run_seconds_count{outcome=permanant");
    }
    assertThat(unknown("up{job=~\"railwise.*\"}", known)).contains("railwise");
  }

  private static String unknown(String expression, KnownSeries known) {
    return new Watched("here", expression).unknown(known).orElse("");
  }
}
