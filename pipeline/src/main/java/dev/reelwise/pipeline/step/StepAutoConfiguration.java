package dev.reelwise.pipeline.step;

import dev.reelwise.pipeline.Roles;
import dev.reelwise.pipeline.observe.Traces;
import dev.reelwise.pipeline.outbox.Outbox;
import dev.reelwise.pipeline.room.RoomAutoConfiguration;
import dev.reelwise.pipeline.room.WorkFolder;
import dev.reelwise.pipeline.video.VideoAutoConfiguration;
import dev.reelwise.pipeline.video.VideoProgress;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the application's steps. */
@AutoConfiguration(after = {VideoAutoConfiguration.class, RoomAutoConfiguration.class})
@EnableConfigurationProperties(StepSettings.class)
public class StepAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock pipelineClock() {
    return Clock.systemUTC();
  }

  @Bean
  Outages outages(ObjectProvider<OutageSign> signs) {
    return new Outages(
        Stream.concat(Stream.of(new DatabaseOutage()), signs.orderedStream()).toList());
  }

  @Bean
  LeaseRepository leaseRepository(JdbcClient jdbc) {
    return new LeaseRepository(jdbc, ManagementFactory.getRuntimeMXBean().getName());
  }

  @Bean
  Watch stepWatch(LeaseRepository leases, StepSettings settings) {
    return new Watch(leases, settings);
  }

  @Bean
  Ledger ledger(
      LeaseRepository leases,
      VideoProgress progress,
      Outbox outbox,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new Ledger(leases, progress, outbox, new TransactionTemplate(transactions), clock);
  }

  @Bean
  StepRunner stepRunner(
      ObjectProvider<Step<?>> found,
      Attempts attempts,
      Endings endings,
      Watch watch,
      WorkFolder folder,
      Environment environment) {
    List<Step<?>> steps = found.orderedStream().toList();
    return new StepRunner(
        new Steps(steps, Roles.of(environment).steps()),
        attempts,
        endings,
        watch,
        new WorkFolders(folder));
  }

  @Bean
  Attempts attempts(
      LeaseRepository leases, MeterRegistry meters, Traces traces, Environment environment) {
    return new Attempts(leases, new StepMeters(meters, Roles.of(environment).steps()), traces);
  }

  @Bean
  Endings endings(Ledger ledger, Outages outages, StepSettings settings, Clock clock) {
    Backoff backoff = new Backoff(settings, RandomGenerator.getDefault());
    return new Endings(ledger, backoff, outages, settings, clock);
  }
}
