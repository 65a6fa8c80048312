package dev.reelwise.pipeline.observe;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out all that makes spans where nobody takes them: switched off by its own settings, it
 * would still make an empty span for each request.
 */
final class TracingWanted implements AutoConfigurationImportFilter, EnvironmentAware {

  private boolean wanted;

  @Override
  public void setEnvironment(Environment environment) {
    wanted = environment.getProperty("management.opentelemetry.enabled", Boolean.class, false);
  }

  @Override
  public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
    boolean[] kept = new boolean[classes.length];
    for (int i = 0; i < classes.length; i++) {
      kept[i] = wanted || !makesSpans(classes[i]);
    }
    return kept;
  }

  private static boolean makesSpans(@Nullable String name) {
    return name != null
        && (name.startsWith("org.springframework.boot.micrometer.tracing.opentelemetry.")
            || name.startsWith("org.springframework.boot.opentelemetry.")
            || name.endsWith(".MicrometerTracingAutoConfiguration"));
  }
}
