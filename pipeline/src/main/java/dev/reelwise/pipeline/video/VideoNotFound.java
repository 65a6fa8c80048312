package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.VideoId;

/** There is no row for this video, or no longer. */
public final class VideoNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public VideoNotFound(VideoId video) {
    super("There is no video " + video);
  }
}
