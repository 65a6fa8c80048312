package dev.reelwise.api.key;

import dev.reelwise.api.web.Rejection;

/** A key that can't be made, or is not there. */
final class KeyRefused extends Rejection {

  private static final long serialVersionUID = 1L;

  private KeyRefused(Kind kind, String slug, String detail) {
    super(kind, slug, detail);
  }

  static KeyRefused unknown(KeyId id) {
    return new KeyRefused(Kind.NOT_FOUND, "api-key-not-found", "You have no API key " + id);
  }

  static KeyRefused tooMany(int most) {
    return new KeyRefused(
        Kind.CONFLICT,
        "too-many-api-keys",
        "You have " + most + " API keys, and can have no more: delete one first");
  }

  static KeyRefused onlyForAdmins() {
    return new KeyRefused(
        Kind.FORBIDDEN, "admins-only", "Only admins can have an API key with the scope admin");
  }
}
