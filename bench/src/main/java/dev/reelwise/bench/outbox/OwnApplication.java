package dev.reelwise.bench.outbox;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoTranscribed;
import dev.reelwise.pipeline.outbox.Outbox;
import dev.reelwise.pipeline.step.Outcome;
import dev.reelwise.pipeline.step.Step;
import dev.reelwise.pipeline.step.StepContext;
import java.time.Instant;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Our pipeline, with a step that has nothing to do. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class OwnApplication {

  @Bean
  Publishing publishing(Outbox outbox) {
    return (video, number) ->
        outbox.append(
            new VideoTranscribed(
                EventId.random(),
                new VideoId(video),
                Announced.fileKey(video),
                number,
                Instant.EPOCH));
  }

  @Bean
  TakenIn takenIn() {
    return new TakenIn();
  }

  @Bean
  Step<Boolean> nothingToDo() {
    return new NothingToDo();
  }

  private static final class NothingToDo implements Step<Boolean> {

    @Override
    public StepName name() {
      return StepName.SUMMARIZE;
    }

    @Override
    public Boolean work(StepContext run) {
      return true;
    }

    @Override
    public Outcome record(StepContext run, Boolean result) {
      return Outcome.of();
    }
  }
}
