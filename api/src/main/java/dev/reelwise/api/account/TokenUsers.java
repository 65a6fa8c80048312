package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;
import java.util.EnumSet;
import java.util.Objects;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Tells whose a good access token is. Its role only says what to look for: who claims to be an
 * admin is looked up, so that a demotion holds at once, whatever tokens are still about. Tokens
 * without a session are not ours, and never those of an admin.
 */
@Component
class TokenUsers implements Converter<Jwt, AbstractAuthenticationToken> {

  private final UserRepository users;

  TokenUsers(UserRepository users) {
    this.users = users;
  }

  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    UserId id = new UserId(Integer.parseInt(token.getSubject()));
    SignedIn user =
        new SignedIn(
            id,
            Objects.toString(token.getClaims().get("email"), ""),
            Objects.toString(token.getClaims().get("name"), ""),
            role(id, token),
            EnumSet.allOf(Scope.class));
    return new TokenAuthentication(user, token);
  }

  private Role role(UserId id, Jwt token) {
    boolean claimed = Role.ADMIN.text().equals(token.getClaims().get(AccessTokens.ROLE));
    return claimed && RevokedTokens.session(token).isPresent()
        ? users.find(id).map(Account::role).orElse(Role.USER)
        : Role.USER;
  }
}
