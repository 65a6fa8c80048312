package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoTranscribed;
import dev.reelwise.contracts.event.VideoUploaded;
import dev.reelwise.pipeline.outbox.Outbox;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends a video on its way, and a failed step of it once more. */
public class VideoFlow {

  private final StepRepository steps;
  private final VideoProgress progress;
  private final Outbox outbox;

  VideoFlow(StepRepository steps, VideoProgress progress, Outbox outbox) {
    this.steps = steps;
    this.progress = progress;
    this.outbox = outbox;
  }

  /**
   * Starts the pipeline for a committed upload, in the caller's transaction: the steps' rows, the
   * status with its log, and the event. Throws VideoNotFound when the video has no row.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void start(VideoUploaded event) {
    progress.hold(event.videoId());
    steps.create(event.videoId());
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
