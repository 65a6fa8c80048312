package dev.reelwise.api.video;

import dev.reelwise.api.web.Rejection;
import dev.reelwise.contracts.VideoId;

/** Nothing of the video waits or runs. */
final class NothingToCancel extends Rejection {

  private static final long serialVersionUID = 1L;

  NothingToCancel(VideoId id) {
    super(Kind.CONFLICT, "nothing-to-cancel", "No step of video " + id + " waits or runs");
  }
}
