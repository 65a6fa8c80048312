package dev.reelwise.api.account;

import dev.reelwise.api.web.Rejection;

/** The address is unknown or the password is wrong; which of them is nobody's business. */
final class WrongCredentials extends Rejection {

  private static final long serialVersionUID = 1L;

  WrongCredentials() {
    super(Kind.UNAUTHENTICATED, "wrong-credentials", "The e-mail address or the password is wrong");
  }
}
