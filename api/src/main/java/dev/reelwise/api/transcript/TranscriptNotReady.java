package dev.reelwise.api.transcript;

import dev.reelwise.api.web.Rejection;
import dev.reelwise.contracts.VideoId;

/** The video is there, but what is said in it is not written down yet. */
final class TranscriptNotReady extends Rejection {

  private static final long serialVersionUID = 1L;

  TranscriptNotReady(VideoId video) {
    super(Kind.NOT_FOUND, "transcript-not-ready", "Video " + video + " has no transcript yet");
  }
}
