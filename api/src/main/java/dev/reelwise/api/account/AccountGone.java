package dev.reelwise.api.account;

import dev.reelwise.api.web.Rejection;
import dev.reelwise.contracts.UserId;

/** The token is good, but its user is there no longer. */
final class AccountGone extends Rejection {

  private static final long serialVersionUID = 1L;

  AccountGone(UserId id) {
    super(Kind.UNAUTHENTICATED, "account-gone", "The account " + id + " does not exist any more");
  }
}
