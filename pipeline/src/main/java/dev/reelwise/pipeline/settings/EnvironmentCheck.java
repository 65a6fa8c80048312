package dev.reelwise.pipeline.settings;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.PropertyResolver;

/**
 * Checks the variables before anything uses them, and ends the start when some are wrong, naming
 * all of them at once.
 */
final class EnvironmentCheck
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    List<String> problems = problems(event.getEnvironment());
    if (!problems.isEmpty()) {
      throw new WrongEnvironment(problems);
    }
  }

  static List<String> problems(PropertyResolver environment) {
    return EnvironmentVariables.ALL.stream()
        .map(one -> one.problem(environment.getProperty(one.name(), "")))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Before logging starts, which would stumble over a wrong LOG_LEVEL by itself. */
  @Override
  public int getOrder() {
    return LoggingApplicationListener.DEFAULT_ORDER - 1;
  }
}
