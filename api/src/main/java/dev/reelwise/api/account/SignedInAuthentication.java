package dev.reelwise.api.account;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Spring Security's view of a user who was let in. */
public class SignedInAuthentication extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient SignedIn user;

  public SignedInAuthentication(SignedIn user) {
    super(List.of());
    this.user = user;
    setAuthenticated(true);
  }

  public SignedIn user() {
    return user;
  }

  @Override
  public Object getPrincipal() {
    return user;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  /** The user's id, as in a token's {@code sub}. */
  @Override
  public String getName() {
    return user.id().toString();
  }
}
