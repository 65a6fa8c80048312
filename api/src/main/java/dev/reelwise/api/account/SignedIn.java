package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;
import java.util.EnumSet;
import java.util.Set;

/**
 * The user whose token or key came with the request, as an admin only if the table of users says so
 * at this moment. Handlers take it as a parameter.
 */
public record SignedIn(UserId id, String email, String name, Role role, Set<Scope> scopes) {

  public SignedIn {
    scopes = Set.copyOf(scopes);
  }

  /** A user with all scopes, who is no admin. */
  public SignedIn(UserId id, String email, String name) {
    this(id, email, name, Role.USER, EnumSet.allOf(Scope.class));
  }

  /** May see and delete what is not the user's own, with this very token or key. */
  public boolean isAdmin() {
    return role == Role.ADMIN && scopes.contains(Scope.ADMIN);
  }
}
