package dev.reelwise.api.account;

import dev.reelwise.api.web.Rejection;

/** The user is signed in, but does not know the password that this needs again. */
final class WrongPassword extends Rejection {

  private static final long serialVersionUID = 1L;

  WrongPassword() {
    super(Kind.FORBIDDEN, "wrong-password", "The current password is wrong");
  }
}
