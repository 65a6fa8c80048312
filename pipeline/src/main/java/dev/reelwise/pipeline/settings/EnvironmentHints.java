package dev.reelwise.pipeline.settings;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Warns of variables that nobody reads but that look like ones which are read. */
final class EnvironmentHints implements ApplicationListener<ApplicationPreparedEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(EnvironmentHints.class);

  @Override
  public void onApplicationEvent(ApplicationPreparedEvent event) {
    hints(event.getApplicationContext().getEnvironment()).forEach(LOG::warn);
  }

  static List<String> hints(ConfigurableEnvironment environment) {
    var variables =
        environment
            .getPropertySources()
            .get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    if (!(variables instanceof EnumerablePropertySource<?> named)) {
      return List.of();
    }
    List<String> known = EnvironmentVariables.ALL.stream().map(EnvironmentVariable::name).toList();
    return List.of(named.getPropertyNames()).stream()
        .sorted()
        .flatMap(name -> NearMiss.of(name, known).map(meant -> hint(name, meant)).stream())
        .toList();
  }

  private static String hint(String name, String meant) {
    return "The environment variable " + name + " is not read. Did you mean " + meant + "?";
  }
}
