package dev.reelwise.api.account;

import dev.reelwise.api.web.Rejection;

/** The account has no password to say once more, and its owner has signed in too long ago. */
final class SignInAgain extends Rejection {

  private static final long serialVersionUID = 1L;

  SignInAgain() {
    super(
        Kind.FORBIDDEN,
        "sign-in-again",
        "This account has no password: sign in once more, and do this within ten minutes");
  }
}
