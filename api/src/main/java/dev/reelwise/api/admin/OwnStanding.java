package dev.reelwise.api.admin;

import dev.reelwise.api.web.Rejection;

/** Admins don't close or demote themselves, so that one is always left. */
final class OwnStanding extends Rejection {

  private static final long serialVersionUID = 1L;

  OwnStanding() {
    super(Kind.CONFLICT, "own-account", "Ask another admin to change your own account");
  }
}
