package dev.reelwise.api.video;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoStatus;

/** What decides who sees a video; {@code wasReady}: it has been ready once. */
record Access(UserId owner, VideoStatus status, boolean wasReady, Visibility visibility) {

  /** As {@link #visibleTo(UserId)}; admins see all. */
  boolean visibleTo(SignedIn user) {
    return visibleTo(user.id()) || user.isAdmin();
  }

  /**
   * Whoever else has its address sees it from the time on at which it is ready, also while a step
   * runs again, unless it is private.
   */
  boolean visibleTo(UserId user) {
    return owner.equals(user)
        || ((status == VideoStatus.READY || wasReady) && visibility != Visibility.PRIVATE);
  }
}
