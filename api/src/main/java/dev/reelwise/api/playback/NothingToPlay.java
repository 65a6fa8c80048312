package dev.reelwise.api.playback;

import dev.reelwise.api.web.Rejection;
import dev.reelwise.contracts.VideoId;

/** No variant of the video is finished, or not the one that was asked for. */
final class NothingToPlay extends Rejection {

  private static final long serialVersionUID = 1L;

  NothingToPlay(VideoId video) {
    super(
        Kind.CONFLICT,
        "nothing-to-play",
        "Video " + video + " can't be played yet: its steps tell how far it is");
  }

  NothingToPlay(VideoId video, String resolution) {
    super(Kind.NOT_FOUND, "no-such-variant", "Video " + video + " has no variant " + resolution);
  }
}
