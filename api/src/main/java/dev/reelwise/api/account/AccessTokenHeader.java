package dev.reelwise.api.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Finds the token or key of a request: {@code Authorization: Bearer}, or {@code X-Api-Key} for a
 * key. Never on public paths: clients send their last token with every request, and an expired one
 * must not bar the login.
 */
final class AccessTokenHeader implements BearerTokenResolver {

  private static final String KEY_HEADER = "X-Api-Key";

  private final BearerTokenResolver bearer = new DefaultBearerTokenResolver();
  private final RequestMatcher publicPaths;

  AccessTokenHeader(RequestMatcher publicPaths) {
    this.publicPaths = publicPaths;
  }

  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    if (publicPaths.matches(request)) {
      return null;
    }
    String token = bearer.resolve(request);
    return token == null ? key(request.getHeader(KEY_HEADER)) : token;
  }

  /** What does not look like a key is left alone, so that no access token comes in this way. */
  private static @Nullable String key(@Nullable String header) {
    return header != null && header.startsWith(Secrets.KEY_PREFIX) ? header : null;
  }
}
