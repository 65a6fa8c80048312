package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.VideoId;

/** Names the job of one run of a video's step; a job of an earlier run is stale. */
public record JobId(VideoId video, int run) {

  /** {@code {video}-{run}}. */
  String text() {
    return video + "-" + run;
  }

  static JobId of(String text) {
    int dash = text.indexOf('-');
    return new JobId(
        new VideoId(Integer.parseInt(text.substring(0, dash))),
        Integer.parseInt(text.substring(dash + 1)));
  }
}
