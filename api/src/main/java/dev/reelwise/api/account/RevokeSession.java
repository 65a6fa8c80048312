package dev.reelwise.api.account;

import dev.reelwise.api.chore.Chore;
import org.springframework.stereotype.Component;

/** Tells Redis that a session was ended. The subject is the session's id. */
@Component
class RevokeSession implements Chore {

  static final String NAME = "session_revoke";

  private final RevokedTokens revoked;

  RevokeSession(RevokedTokens revoked) {
    this.revoked = revoked;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Next perform(String subject) {
    revoked.revoke(SessionId.of(subject));
    return new Finished();
  }
}
