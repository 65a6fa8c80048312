package dev.reelwise.api.key;

import dev.reelwise.api.account.Secrets;
import dev.reelwise.api.account.SignedInAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Lets in whoever brings a key where an access token is expected. */
@Component
class KeyAuthentication implements AuthenticationProvider {

  private final ApiKeys keys;

  KeyAuthentication(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public @Nullable Authentication authenticate(Authentication brought) {
    String token = ((BearerTokenAuthenticationToken) brought).getToken();
    if (!token.startsWith(Secrets.KEY_PREFIX)) {
      return null;
    }
    return keys.open(token)
        .map(SignedInAuthentication::new)
        .orElseThrow(() -> new InvalidBearerTokenException("The API key is not good"));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return BearerTokenAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
