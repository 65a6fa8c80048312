package dev.reelwise.api.video;

import dev.reelwise.api.web.Rejection;
import dev.reelwise.contracts.VideoId;

/** No step of the video has failed. */
final class NothingToRetry extends Rejection {

  private static final long serialVersionUID = 1L;

  NothingToRetry(VideoId id) {
    super(Kind.CONFLICT, "nothing-to-retry", "No step of video " + id + " has failed");
  }
}
