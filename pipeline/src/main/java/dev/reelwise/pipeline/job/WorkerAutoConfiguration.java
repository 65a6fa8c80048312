package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.StepName;
import dev.reelwise.pipeline.Roles;
import dev.reelwise.pipeline.wake.Notifications;
import dev.reelwise.pipeline.wake.WakeAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
      Environment environment,
      MeterRegistry meters) {
    JobWorkers workers =
        new JobWorkers(
            Roles.of(environment).steps(), database, notifications, handler, longJobs, settings);
    workers.bind(meters);
    return workers;
  }

  @Bean
  TurnRepository jobTurns(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new TurnRepository(jdbc, new TransactionTemplate(transactions));
  }

  @Bean
  LongJobs longJobs(TurnRepository turns, JobSettings settings, Clock pipelineClock) {
    return new LongJobs(turns, settings, pipelineClock);
  }

  @Bean
  Upkeep jobUpkeep(
      TurnRepository turns,
      JobWorkers workers,
      Pauses pauses,
      JobSettings settings,
      Environment environment) {
    Set<StepName> steps = Roles.of(environment).steps();
    return new Upkeep(
        settings.upkeep(),
        List.of(() -> workers.obey(pauses.all()), () -> steps.forEach(turns::renew)));
  }
}
