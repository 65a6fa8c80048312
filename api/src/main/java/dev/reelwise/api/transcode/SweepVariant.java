package dev.reelwise.api.transcode;

import dev.reelwise.api.chore.Chore;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.StepState;
import dev.reelwise.pipeline.video.VideoSteps;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Deletes the objects of a variant that a later run did not make again. The subject is {@code
 * {video}:{resolution}:{anything}}.
 */
@Component
class SweepVariant implements Chore {

  static final String NAME = "variant_sweep";

  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final VariantRepository rows;
  private final VideoSteps steps;
  private final ObjectStore store;
  private final Clock clock;

  SweepVariant(VariantRepository rows, VideoSteps steps, ObjectStore store, Clock clock) {
    this.rows = rows;
    this.steps = steps;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Next perform(String subject) {
    String[] parts = subject.split(":", 3);
    VideoId video = new VideoId(Integer.parseInt(parts[0]));
    String resolution = parts[1];
    // A run under way may have stored the objects again, though not yet their row.
    if (isTranscoding(video)) {
      return new Again(clock.instant().plus(PAUSE));
    }
    if (!rows.exists(video, resolution)) {
      store.delete(ObjectKey.variant(video, resolution));
      store.delete(ObjectKey.playlist(video, resolution));
    }
    return new Finished();
  }

  private boolean isTranscoding(VideoId video) {
    return steps.of(video).stream()
        .filter(step -> step.name() == StepName.TRANSCODE)
        .anyMatch(step -> step.state() == StepState.RUNNING || step.state() == StepState.RETRYING);
  }
}
