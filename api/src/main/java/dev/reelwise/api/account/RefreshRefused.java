package dev.reelwise.api.account;

import dev.reelwise.api.web.Rejection;

/** The refresh token is unknown, too old, or was used before; then its session is ended. */
final class RefreshRefused extends Rejection {

  private static final long serialVersionUID = 1L;

  RefreshRefused() {
    super(
        Kind.UNAUTHENTICATED,
        "invalid-refresh-token",
        "The refresh token is not good any more: sign in again");
  }
}
