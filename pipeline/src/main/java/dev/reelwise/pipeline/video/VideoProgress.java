package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.job.JobQueues;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Moves a video's steps, and its status with them. Every method belongs in a transaction that has
 * called {@link #hold} first, so that the changes of one video come one after the other.
 */
public class VideoProgress {

  private final StepRepository steps;
  private final StatusRepository statuses;
  private final JobQueues jobs;
  private final String service;

  VideoProgress(StepRepository steps, StatusRepository statuses, JobQueues jobs, String service) {
    this.steps = steps;
    this.statuses = statuses;
    this.jobs = jobs;
    this.service = service;
  }

  /** Waits for other writers of this video; false when it has no row. */
  public boolean holdIfThere(VideoId video) {
    return statuses.hold(video);
  }

  /** Waits for other writers of this video; throws VideoNotFound when it has no row. */
  public void hold(VideoId video) {
    if (!statuses.hold(video)) {
      throw new VideoNotFound(video);
    }
  }

  /**
   * Queues a step for a worker. {@code trigger} is the JSON of the event that asked for it, {@code
   * done} the step that this event reports. A video that somebody else started gets its rows here:
   * that pipeline was a line, so all steps before this one are done.
   */
  public void queue(VideoId video, StepName step, String trigger, Set<StepName> done) {
    if (steps.of(video).isEmpty()) {
      steps.create(video);
      steps.complete(video, before(step));
    }
    steps.complete(video, done);
    // What was still on its way when the owner cancelled must not start anything.
    if (!steps.remember(video, step, trigger)) {
      ask(video, step, trigger);
    }
  }

  private void ask(VideoId video, StepName step, String trigger) {
    if (mustWait(video, step)) {
      steps.defer(video, step, trigger);
    } else {
      jobs.enqueue(step, video, steps.queue(video, step, trigger));
    }
  }

  /** Queues the steps that were asked for, and have only waited for what is done by now. */
  public void queueDeferred(VideoId video) {
    for (StepName step : StepName.values()) {
      if (!mustWait(video, step)) {
        steps
            .deferred(video, step)
            .ifPresent(trigger -> jobs.enqueue(step, video, steps.queue(video, step, trigger)));
      }
    }
  }

  /** Adds the jobs that are missing of steps at work; those that are there stay as they are. */
  void requeue(VideoId video) {
    steps.atWork(video).forEach((step, run) -> jobs.enqueue(step, video, run));
  }

  /** The index comes last, so that a video is ready once it can be found, and not before. */
  private boolean mustWait(VideoId video, StepName step) {
    return step == StepName.INDEX
        && steps.of(video).stream()
            .anyMatch(
                other -> other.name() == StepName.TRANSCODE && other.state() != StepState.DONE);
  }

  /** Queues a step again; throws StepNotRetryable when it waits, runs, or was never asked for. */
  void retry(VideoId video, StepName step) {
    String trigger =
        steps.retryable(video, step).orElseThrow(() -> new StepNotRetryable(video, step));
    ask(video, step, trigger);
  }

  /** As {@link #retry}; what was made of this step's last result is made anew when it is done. */
  void rerun(VideoId video, StepName step) {
    retry(video, step);
    steps.reset(video, dependingOn(step));
  }

  /** Queues all that has failed or was cancelled; false when there is nothing of the kind. */
  boolean retryEnded(VideoId video) {
    List<StepRecord> ended =
        steps.of(video).stream()
            .filter(step -> step.state() == StepState.FAILED || step.state() == StepState.CANCELLED)
            .toList();
    steps.revive(video);
    ended.forEach(
        step ->
            steps
                .retryable(video, step.name())
                .ifPresent(trigger -> ask(video, step.name(), trigger)));
    return !ended.isEmpty();
  }

  /** Stops all that waits or runs; the steps' names, none when nothing did. */
  Set<StepName> cancel(VideoId video) {
    return steps.cancel(video, VideoState.CANCELLED);
  }

  /** The summary is made of the transcript; the index holds both, but nothing of the variants. */
  private static Set<StepName> dependingOn(StepName step) {
    return switch (step) {
      case TRANSCRIBE -> EnumSet.of(StepName.SUMMARIZE, StepName.INDEX);
      case SUMMARIZE -> EnumSet.of(StepName.INDEX);
      case TRANSCODE, INDEX -> EnumSet.noneOf(StepName.class);
    };
  }

  /** Derives the status from the steps and logs it when it has changed; by this service. */
  public void settle(VideoId video) {
    settle(video, service);
  }

  void settle(VideoId video, String actor) {
    List<StepRecord> now = steps.of(video);
    VideoState state = VideoState.of(now);
    statuses.set(video, state.status(), state.message());
    statuses.log(video, state.status(), actor, state.message());
  }

  private static Set<StepName> before(StepName step) {
    EnumSet<StepName> before = EnumSet.noneOf(StepName.class);
    for (StepName earlier : StepName.values()) {
      if (earlier.compareTo(step) < 0) {
        before.add(earlier);
      }
    }
    return before;
  }
}
