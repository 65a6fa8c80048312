package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoEvent;
import dev.reelwise.contracts.event.VideoFailed;
import dev.reelwise.pipeline.event.EventJson;
import dev.reelwise.pipeline.outbox.Outbox;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends videos on that something has gone wrong with which the pipeline itself can't notice. Each
 * method may be repeated, and throws VideoNotFound when the row is gone.
 */
public class VideoMending {

  private final StepRepository steps;
  private final VideoProgress progress;
  private final Outbox outbox;
  private final EventJson json;
  private final Clock clock;

  VideoMending(
      StepRepository steps, VideoProgress progress, Outbox outbox, EventJson json, Clock clock) {
    this.steps = steps;
    this.progress = progress;
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Runs a step that has ended once more, and after it all that depends on it; one that waits or
   * runs is left alone. Throws StepNotRetryable when nobody has ever asked for it.
   */
  @Transactional
  public void rerun(VideoId video, StepName step) {
    progress.hold(video);
    if (hasEnded(video, step)) {
      progress.rerun(video, step);
      progress.settle(video);
    }
  }

  private boolean hasEnded(VideoId video, StepName step) {
    return steps.of(video).stream()
        .filter(one -> one.name() == step)
        .noneMatch(
            one ->
                switch (one.state()) {
                  case PENDING, QUEUED, RUNNING, RETRYING -> true;
                  case DONE, FAILED, CANCELLED -> false;
                });
  }

  /** Puts the jobs of all steps at work back into their queues, where they are missing. */
  @Transactional
  public void requeue(VideoId video) {
    progress.hold(video);
    progress.requeue(video);
  }

  /**
   * Queues a step that still waits for {@code event}, as if that had just come; does nothing
   * otherwise.
   */
  @Transactional
  public void resume(VideoId video, StepName step, VideoEvent event) {
    progress.hold(video);
    boolean waits =
        steps.of(video).stream()
            .anyMatch(one -> one.name() == step && one.state() == StepState.PENDING);
    if (waits) {
      progress.queue(video, step, json.write(event), Set.of());
      progress.settle(video);
    }
  }

  /** Queues what only waited for steps that are done, and derives the status from the steps. */
  @Transactional
  public void settle(VideoId video) {
    progress.hold(video);
    progress.queueDeferred(video);
    progress.settle(video);
  }

  /** Lets the steps fail that need the uploaded file and are not done; {@code reason} is shown. */
  @Transactional
  public void loseSource(VideoId video, String reason) {
    progress.hold(video);
    Set<StepName> failed = steps.failUnfinished(video, reason);
    if (!failed.isEmpty()) {
      tell(video, Collections.min(failed), reason);
    }
  }

  /** Says that what a step has made is gone and can't be made again; {@code reason} is shown. */
  @Transactional
  public void loseResult(VideoId video, StepName step, String reason) {
    progress.hold(video);
    steps.fail(video, step, reason);
    tell(video, step, reason);
  }

  private void tell(VideoId video, StepName step, String reason) {
    outbox.append(
        new VideoFailed(EventId.random(), video, step.text(), reason, Map.of(), clock.instant()));
    progress.settle(video);
  }
}
