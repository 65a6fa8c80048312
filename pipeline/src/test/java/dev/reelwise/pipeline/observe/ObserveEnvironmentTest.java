package dev.reelwise.pipeline.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ObserveEnvironmentTest {

  private static final String LOG = "logging.structured.format.console";
  private static final String TRACES = "management.opentelemetry.enabled";
  private static final String COLLECTOR = "management.opentelemetry.tracing.export.otlp.endpoint";
  private static final String SHARE = "management.tracing.sampling.probability";

  @Test
  void withoutSettingsLogsAreForPeopleAndNothingIsTraced() {
    StandardEnvironment environment =
        processed(Map.of("reelwise.observe.collector", "", "reelwise.observe.log-format", "text"));

    assertThat(environment.getProperty(LOG)).isNull();
    assertThat(environment.getProperty(TRACES)).isEqualTo("false");
    assertThat(environment.getProperty(COLLECTOR)).isNull();
  }

  @Test
  void logsAreJsonWhereThatIsAskedFor() {
    assertThat(processed(Map.of("reelwise.observe.log-format", "JSON")).getProperty(LOG))
        .isEqualTo("ecs");
  }

  @Test
  void tracesGoToTheCollectorAllOfThemUnlessAShareIsGiven() {
    StandardEnvironment all =
        processed(
            Map.of(
                "reelwise.observe.collector", "http://collector:4318/",
                "reelwise.observe.traced-share", ""));
    StandardEnvironment some =
        processed(
            Map.of(
                "reelwise.observe.collector", "http://collector:4318",
                "reelwise.observe.traced-share", "0.1"));

    assertThat(all.getProperty(TRACES)).isEqualTo("true");
    assertThat(all.getProperty(COLLECTOR)).isEqualTo("http://collector:4318/v1/traces");
    assertThat(all.getProperty(SHARE)).isEqualTo("1.0");
    assertThat(some.getProperty(COLLECTOR)).isEqualTo("http://collector:4318/v1/traces");
    assertThat(some.getProperty(SHARE)).isEqualTo("0.1");
  }

  private static StandardEnvironment processed(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    new ObserveEnvironment().postProcessEnvironment(environment, new SpringApplication());
    return environment;
  }
}
