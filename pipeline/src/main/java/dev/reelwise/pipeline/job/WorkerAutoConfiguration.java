package dev.reelwise.pipeline.job;

import dev.reelwise.pipeline.Roles;
import dev.reelwise.pipeline.wake.Notifications;
import dev.reelwise.pipeline.wake.WakeAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The workers of this process. */
@AutoConfiguration(
    after = {JobAutoConfiguration.class, WakeAutoConfiguration.class},
    afterName = "dev.reelwise.pipeline.step.StepAutoConfiguration")
public class WorkerAutoConfiguration {

  @Bean
  JobWorkers jobWorkers(
      DataSource database,
      Notifications notifications,
      JobHandler handler,
      JobSettings settings,
      Environment environment,
      MeterRegistry meters) {
    JobWorkers workers =
        new JobWorkers(Roles.of(environment).steps(), database, notifications, handler, settings);
    workers.bind(meters);
    return workers;
  }
}
