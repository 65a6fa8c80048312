package dev.reelwise.api.live;

import dev.reelwise.api.web.Rejection;

/** The token in the address is missing, of another video, not ours, or too old. */
final class StreamRefused extends Rejection {

  private static final long serialVersionUID = 1L;

  StreamRefused() {
    super(
        Kind.UNAUTHENTICATED,
        "stream-token-refused",
        "token does not open this stream (any more): take a new stream_token from"
            + " /api/v1/videos/{id}/status");
  }
}
