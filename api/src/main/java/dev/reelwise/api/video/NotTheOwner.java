package dev.reelwise.api.video;

import dev.reelwise.api.web.Rejection;
import dev.reelwise.contracts.VideoId;

/** The user may see the video, but only its owner may do this. */
final class NotTheOwner extends Rejection {

  private static final long serialVersionUID = 1L;

  NotTheOwner(VideoId id) {
    super(Kind.FORBIDDEN, "not-the-owner", "Only the owner of video " + id + " may do this");
  }
}
