package dev.reelwise.api.oidc;

import dev.reelwise.api.web.Rejection;

/** The identity provider does not say where its doors are. */
final class ProviderAway extends Rejection {

  private static final long serialVersionUID = 1L;

  ProviderAway(Throwable cause) {
    super(
        Kind.UNAVAILABLE,
        "identity-provider-away",
        "The identity provider does not answer. Try again later, or sign in with a password.");
    initCause(cause);
  }
}
