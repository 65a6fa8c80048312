package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoFailed;
import dev.reelwise.contracts.event.VideoTranscribed;
import dev.reelwise.contracts.event.VideoUploaded;
import dev.reelwise.pipeline.outbox.Outbox;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends a video on its way, stops it there, and runs steps of it once more. */
public class VideoFlow {

  private final StepRepository steps;
  private final VideoProgress progress;
  private final Outbox outbox;
  private final Clock clock;

  VideoFlow(StepRepository steps, VideoProgress progress, Outbox outbox, Clock clock) {
    this.steps = steps;
    this.progress = progress;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Starts the pipeline for a committed upload, in the caller's transaction: the steps' rows, the
   * status with its log, and the event. Throws VideoNotFound when the video has no row.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void start(VideoUploaded event) {
    progress.hold(event.videoId());
    steps.create(List.of(event.videoId()));
    progress.settle(event.videoId(), actor(event.userId()));
    outbox.append(event);
  }

  /**
   * Runs a step once more that has failed, waits for its next attempt, or is done. The steps after
   * it run again when it is done. Throws VideoNotFound and StepNotRetryable.
   */
  @Transactional
  public void retry(VideoId video, StepName step) {
    progress.hold(video);
    progress.retry(video, step);
    progress.settle(video);
  }

  /** As {@link #retry(VideoId, StepName)}, with the user in the status log. */
  @Transactional
  public void retry(VideoId video, StepName step, UserId by) {
    progress.hold(video);
    progress.retry(video, step);
    progress.settle(video, actor(by));
  }

  /**
   * Runs a step once more that is done, has failed or was cancelled, and after it all that depends
   * on it. One that waits or runs is left alone: it was asked for already. Throws VideoNotFound,
   * and StepNotRetryable when nobody has ever asked for it.
   */
  @Transactional
  public void rerun(VideoId video, StepName step, UserId by) {
    progress.hold(video);
    if (!isUnderWay(video, step)) {
      progress.rerun(video, step);
      progress.settle(video, actor(by));
    }
  }

  private boolean isUnderWay(VideoId video, StepName step) {
    return steps.of(video).stream()
        .filter(one -> one.name() == step)
        .anyMatch(
            one ->
                one.state() == StepState.PENDING
                    || one.state() == StepState.QUEUED
                    || one.state() == StepState.RUNNING);
  }

  /**
   * Runs all steps again that have failed or were cancelled; false when there is none. Throws
   * VideoNotFound.
   */
  @Transactional
  public boolean retry(VideoId video, UserId by) {
    progress.hold(video);
    boolean retried = progress.retryEnded(video);
    if (retried) {
      progress.settle(video, actor(by));
    }
    return retried;
  }

  /**
   * Stops all that waits or runs; workers learn of it within seconds and record nothing. The video
   * fails, and {@link #retry(VideoId, UserId)} sends it on. False when nothing waits or runs.
   * Throws VideoNotFound.
   */
  @Transactional
  public boolean cancel(VideoId video, UserId by) {
    progress.hold(video);
    Set<StepName> stopped = progress.cancel(video);
    if (stopped.isEmpty()) {
      return false;
    }
    outbox.append(
        new VideoFailed(
            EventId.random(),
            video,
            Collections.min(stopped).text(),
            VideoState.CANCELLED,
            Map.of("cancelled", true),
            clock.instant()));
    progress.settle(video, actor(by));
    return true;
  }

  /**
   * Says that a person has done what the transcribe step failed to do, in the caller's transaction:
   * the step is done, and the event sends the video on. Throws VideoNotFound.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void supply(VideoTranscribed event, UserId by) {
    progress.hold(event.videoId());
    steps.supply(event.videoId(), StepName.TRANSCRIBE);
    outbox.append(event);
    progress.settle(event.videoId(), actor(by));
  }

  /**
   * Announces a transcript once more, in the caller's transaction, so that it is summarized and
   * indexed again. Throws VideoNotFound.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void announce(VideoTranscribed event) {
    progress.hold(event.videoId());
    outbox.append(event);
  }

  private static String actor(UserId user) {
    return "user-" + user;
  }
}
