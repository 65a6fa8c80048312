package dev.reelwise.api.account;

import dev.reelwise.api.web.Rejection;
import dev.reelwise.contracts.UserId;

/** There is no such account, open or closed. */
public final class AccountNotFound extends Rejection {

  private static final long serialVersionUID = 1L;

  public AccountNotFound(UserId id) {
    super(Kind.NOT_FOUND, "account-not-found", "There is no account " + id);
  }
}
