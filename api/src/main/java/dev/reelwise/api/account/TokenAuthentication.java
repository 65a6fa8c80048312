package dev.reelwise.api.account;

import org.springframework.security.oauth2.jwt.Jwt;

/** A user who was let in by an access token. */
final class TokenAuthentication extends SignedInAuthentication {

  private static final long serialVersionUID = 1L;

  private final transient Jwt token;

  TokenAuthentication(SignedIn user, Jwt token) {
    super(user);
    this.token = token;
  }

  /** The token itself, for who ends it. */
  @Override
  public Object getPrincipal() {
    return token;
  }
}
