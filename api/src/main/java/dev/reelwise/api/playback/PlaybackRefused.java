package dev.reelwise.api.playback;

import dev.reelwise.api.web.Rejection;

/** The playback token is missing, of another video, not ours, or too old. */
final class PlaybackRefused extends Rejection {

  private static final long serialVersionUID = 1L;

  PlaybackRefused() {
    super(
        Kind.UNAUTHENTICATED,
        "playback-token-refused",
        "This address plays nothing (any more): ask for a new one at /api/v1/videos/{id}/watch");
  }
}
