package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;

/** The step waits, runs, or was never asked for: there is nothing to try again. */
public final class StepNotRetryable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StepNotRetryable(VideoId video, StepName step) {
    super("Step " + step.text() + " of video " + video + " has neither failed nor finished");
  }
}
