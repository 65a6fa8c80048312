package dev.reelwise.api.video;

import dev.reelwise.api.account.SignedIn;

/** Who may see a video, and who may delete it: the one place for those who may do so with all. */
final class Rights {

  private Rights() {}

  static boolean maySee(VideoRow video, SignedIn user) {
    return video.visibleTo(user.id());
  }

  static boolean mayDelete(VideoView video, SignedIn user) {
    return video.userId().equals(user.id());
  }
}
