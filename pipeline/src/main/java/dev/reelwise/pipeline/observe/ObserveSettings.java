package dev.reelwise.pipeline.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a process is looked at. Who reads {@code /metrics} needs {@code metricsToken} where there is
 * one, and a private address where there is none; {@code sample} is how often the tables are asked.
 */
@ConfigurationProperties("reelwise.observe")
public record ObserveSettings(@Nullable String metricsToken, @DefaultValue("10s") Duration sample) {

  /** Without the token: settings are logged. */
  @Override
  public String toString() {
    return "ObserveSettings[sample=" + sample + "]";
  }
}
