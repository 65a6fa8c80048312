package dev.reelwise.api.limit;

/** What is limited. */
public enum Limit {
  /** Trying a password. */
  LOGIN,
  /** Making an account. */
  SIGNUP,
  /** Asking whether an address has an account. */
  CHECK_EMAIL,
  /** Sending a video. */
  UPLOAD;

  String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
