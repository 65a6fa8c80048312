package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.VideoId;
import java.util.List;

/** What has happened to a video's steps so far. */
public class VideoSteps {

  private final StepRepository steps;

  VideoSteps(StepRepository steps) {
    this.steps = steps;
  }

  /** The video's steps in the pipeline's order; empty when it has not been started. */
  public List<StepRecord> of(VideoId video) {
    return steps.of(video);
  }
}
