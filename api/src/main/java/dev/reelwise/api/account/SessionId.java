package dev.reelwise.api.account;

import java.util.UUID;

/** Names one sign-in; the claim {@code sid} of its access tokens. */
record SessionId(UUID value) {

  static SessionId random() {
    return new SessionId(UUID.randomUUID());
  }

  static SessionId of(String text) {
    return new SessionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
