package dev.reelwise.pipeline.observe;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Says in the framework's terms what our settings say in ours: traces are made only where somebody
 * takes them, and the log is JSON (the Elastic Common Schema) where a machine reads it.
 */
final class ObserveEnvironment implements EnvironmentPostProcessor, Ordered {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, Object> settings = new HashMap<>();
    String collector = environment.getProperty("reelwise.observe.collector", "").strip();
    settings.put("management.opentelemetry.enabled", !collector.isEmpty());
    settings.put("management.tracing.export.enabled", !collector.isEmpty());
    if (!collector.isEmpty()) {
      String share = environment.getProperty("reelwise.observe.traced-share", "").strip();
      settings.put("management.tracing.sampling.probability", share.isEmpty() ? "1.0" : share);
      settings.put(
          "management.opentelemetry.tracing.export.otlp.endpoint",
          collector.replaceFirst("/+$", "") + "/v1/traces");
    }
    if ("json".equalsIgnoreCase(environment.getProperty("reelwise.observe.log-format", ""))) {
      settings.put("logging.structured.format.console", "ecs");
    }
    environment.getPropertySources().addLast(new MapPropertySource("reelwise-observe", settings));
  }

  /** After the settings files. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }
}
