package dev.reelwise.api.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which scope a request needs. What is named nowhere here and changes something needs {@link
 * Scope#ACCOUNT}, so that no key can do what nobody has thought of.
 */
final class AccessRules implements AuthorizationManager<RequestAuthorizationContext> {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private static final RequestMatcher OF_ACCOUNTS =
      paths("/api/v1/auth/**", "/api/v1/users/me/api-keys/**");
  private static final RequestMatcher OF_ADMINS = paths("/api/v1/admin/**");
  private static final RequestMatcher OF_VIDEOS = paths("/api/v1/videos/**", "/api/v1/upload/**");

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    if (!(authentication.get() instanceof SignedInAuthentication known)) {
      return new AuthorizationDecision(false);
    }
    SignedIn user = known.user();
    Scope scope = scope(context.getRequest());
    if (!user.scopes().contains(scope)) {
      return Refusal.lacking(scope);
    }
    return scope == Scope.ADMIN && !user.isAdmin()
        ? Refusal.noAdmin()
        : new AuthorizationDecision(true);
  }

  private static Scope scope(HttpServletRequest request) {
    if (OF_ACCOUNTS.matches(request)) {
      return Scope.ACCOUNT;
    }
    if (OF_ADMINS.matches(request)) {
      return Scope.ADMIN;
    }
    if (READING.contains(request.getMethod())) {
      return Scope.READ;
    }
    return OF_VIDEOS.matches(request) ? Scope.UPLOAD : Scope.ACCOUNT;
  }

  private static RequestMatcher paths(String... patterns) {
    PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
    return new OrRequestMatcher(
        Arrays.stream(patterns).<RequestMatcher>map(path::matcher).toList());
  }

  /** Why somebody who is known may not do it; {@code scope} is what a key would need for it. */
  static final class Refusal extends AuthorizationDecision {

    private static final long serialVersionUID = 1L;

    private final String slug;
    private final String detail;
    private final @Nullable Scope scope;

    private Refusal(String slug, String detail, @Nullable Scope scope) {
      super(false);
      this.slug = slug;
      this.detail = detail;
      this.scope = scope;
    }

    private static Refusal lacking(Scope scope) {
      return scope == Scope.ACCOUNT
          ? new Refusal("session-required", "No API key can do this: sign in for it", null)
          : new Refusal(
              "missing-scope", "This needs an API key with the scope " + scope.text(), scope);
    }

    private static Refusal noAdmin() {
      return new Refusal("admins-only", "Only admins may do this", null);
    }

    String slug() {
      return slug;
    }

    String detail() {
      return detail;
    }

    /** As in RFC 6750, section 3. */
    String challenge() {
      return scope == null
          ? "Bearer"
          : "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scope.text());
    }
  }
}
