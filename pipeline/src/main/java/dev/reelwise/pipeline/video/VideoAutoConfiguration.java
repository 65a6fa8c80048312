package dev.reelwise.pipeline.video;

import dev.reelwise.pipeline.event.EventJson;
import dev.reelwise.pipeline.job.JobAutoConfiguration;
import dev.reelwise.pipeline.job.JobQueues;
import dev.reelwise.pipeline.observe.Traces;
import dev.reelwise.pipeline.outbox.Outbox;
import dev.reelwise.pipeline.outbox.OutboxAutoConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The video's steps and its status. */
@AutoConfiguration(after = {OutboxAutoConfiguration.class, JobAutoConfiguration.class})
public class VideoAutoConfiguration {

  @Bean
  VideoProgress videoProgress(
      JdbcClient jdbc,
      JobQueues jobs,
      Traces traces,
      @Value("${spring.application.name:reelwise}") String service) {
    return new VideoProgress(
        new StepRepository(jdbc),
        new RunRepository(jdbc),
        new StatusRepository(jdbc),
        jobs,
        new VideoProgress.Origin(service, traces));
  }

  @Bean
  VideoFlow videoFlow(JdbcClient jdbc, VideoProgress progress, Outbox outbox, Clock clock) {
    return new VideoFlow(new StepRepository(jdbc), progress, outbox, clock);
  }

  @Bean
  VideoMending videoMending(
      JdbcClient jdbc, VideoProgress progress, Outbox outbox, EventJson json, Clock clock) {
    return new VideoMending(new StepRepository(jdbc), progress, outbox, json, clock);
  }

  @Bean
  VideoArrival videoArrival(
      JdbcClient jdbc,
      Outbox outbox,
      Clock clock,
      @Value("${spring.application.name:reelwise}") String service) {
    return new VideoArrival(new StatusRepository(jdbc), outbox, clock, service);
  }

  @Bean
  VideoSteps videoSteps(JdbcClient jdbc) {
    return new VideoSteps(new StepRepository(jdbc));
  }

  @Bean
  StatusLog statusLog(JdbcClient jdbc) {
    return new StatusLog(new StatusRepository(jdbc));
  }
}
