package dev.reelwise.api.account;

import dev.reelwise.api.web.Rejection;

/** There is an active account with this address. */
final class EmailTaken extends Rejection {

  private static final long serialVersionUID = 1L;

  EmailTaken(String email) {
    super(
        Kind.CONFLICT,
        "email-taken",
        "There is an account for " + email + " already: sign in, or use another address");
  }
}
