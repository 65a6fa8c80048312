package dev.reelwise.api.oidc;

import dev.reelwise.api.web.Rejection;

/** A sign-in by the identity provider that does not come about. */
final class OidcRefused extends Rejection {

  private static final long serialVersionUID = 1L;

  private OidcRefused(Kind kind, String slug, String detail) {
    super(kind, slug, detail);
  }

  static OidcRefused off() {
    return new OidcRefused(
        Kind.NOT_FOUND, "oidc-off", "Signing in by an identity provider is not set up here");
  }

  static OidcRefused unverifiedEmail() {
    return new OidcRefused(
        Kind.FORBIDDEN,
        "email-not-verified",
        "The identity provider does not say that the e-mail address is yours");
  }

  static OidcRefused closedAccount() {
    return new OidcRefused(Kind.FORBIDDEN, "account-closed", "This account is closed");
  }

  static OidcRefused unknownCode() {
    return new OidcRefused(
        Kind.UNAUTHENTICATED,
        "invalid-code",
        "The code is unknown, too old, or was used before: sign in again");
  }
}
