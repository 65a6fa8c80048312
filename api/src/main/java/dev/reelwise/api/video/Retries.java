package dev.reelwise.api.video;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.StepState;
import dev.reelwise.pipeline.video.VideoFlow;
import dev.reelwise.pipeline.video.VideoSteps;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stops a video on its way, and sends it on once more. Said twice, each is done once. */
@Component
class Retries {

  private final VideoSteps steps;
  private final VideoFlow flow;
  private final List<SecondTry> others;

  Retries(VideoSteps steps, VideoFlow flow, List<SecondTry> others) {
    this.others = List.copyOf(others);
    this.steps = steps;
    this.flow = flow;
  }

  /**
   * Runs again all that has failed or was cancelled, steps or what comes before them. Throws {@link
   * NothingToRetry} when there is none, unless the video is on its way already.
   */
  void retry(VideoId video, UserId by) {
    if (others.stream().anyMatch(other -> other.take(video, by))) {
      return;
    }
    if (!flow.retry(video, by) && !isUnderWay(video)) {
      throw new NothingToRetry(video);
    }
  }

  private boolean isUnderWay(VideoId video) {
    return steps.of(video).stream().anyMatch(step -> step.state() != StepState.DONE);
  }

  /** Runs one step again, and what depends on it. Throws StepNotRetryable. */
  void retry(VideoId video, StepName step, UserId by) {
    flow.rerun(video, step, by);
  }

  /** Throws {@link NothingToCancel} when nothing waits or runs and nothing was cancelled. */
  void cancel(VideoId video, UserId by) {
    if (!flow.cancel(video, by) && !isCancelled(video)) {
      throw new NothingToCancel(video);
    }
  }

  private boolean isCancelled(VideoId video) {
    return steps.of(video).stream().anyMatch(step -> step.state() == StepState.CANCELLED);
  }
}
