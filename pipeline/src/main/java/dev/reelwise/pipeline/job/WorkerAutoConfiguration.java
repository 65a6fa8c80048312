package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.StepName;
import dev.reelwise.pipeline.Roles;
import dev.reelwise.pipeline.wake.Notifications;
import dev.reelwise.pipeline.wake.WakeAutoConfiguration;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

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
      LongJobs longJobs,
      JobSettings settings,
      Environment environment) {
    return new JobWorkers(
        Roles.of(environment).steps(), database, notifications, handler, longJobs, settings);
  }

  @Bean
  LongJobs longJobs(JdbcClient jdbc, JobSettings settings, Clock pipelineClock) {
    return new LongJobs(new TurnRepository(jdbc), settings, pipelineClock);
  }

  @Bean
  Upkeep jobUpkeep(
      JdbcClient jdbc,
      JobWorkers workers,
      Pauses pauses,
      JobSettings settings,
      Environment environment) {
    Set<StepName> steps = Roles.of(environment).steps();
    TurnRepository turns = new TurnRepository(jdbc);
    return new Upkeep(
        settings.upkeep(),
        List.of(() -> workers.obey(pauses.all()), () -> steps.forEach(turns::renew)));
  }
}
