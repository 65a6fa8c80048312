package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/** By what users prove once more that they are themselves: a password, or else a new sign-in. */
record Proof(UserId user, String password, Optional<SessionId> session) {

  static Proof of(SignedIn user, String password, Jwt token) {
    return new Proof(user.id(), password, RevokedTokens.session(token));
  }

  @Override
  public String toString() {
    return "Proof[" + user + "]";
  }
}
