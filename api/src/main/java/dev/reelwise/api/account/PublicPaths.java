package dev.reelwise.api.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The paths that need no access token; those with another token check it themselves. */
final class PublicPaths implements RequestMatcher {

  private static final PathPatternRequestMatcher.Builder PATH =
      PathPatternRequestMatcher.withDefaults();

  private final RequestMatcher paths =
      new OrRequestMatcher(
          List.of(
              get("/"),
              get("/api/v1"),
              get("/health"),
              get("/health/*"),
              get("/metrics"),
              post("/api/v1/auth/signup"),
              post("/api/v1/auth/login"),
              post("/api/v1/auth/refresh"),
              get("/api/v1/auth/oidc"),
              get("/api/v1/auth/oidc/start"),
              get("/api/v1/auth/oidc/callback"),
              post("/api/v1/auth/oidc/token"),
              post("/api/v1/users/check-email"),
              get("/api/v1/watch/hls/**"),
              get("/api/v1/videos/status/*/stream"),
              get("/docs"),
              get("/docs/**"),
              PATH.matcher("/error")));

  @Override
  public boolean matches(HttpServletRequest request) {
    return paths.matches(request);
  }

  private static RequestMatcher get(String pattern) {
    return new OrRequestMatcher(
        PATH.matcher(HttpMethod.GET, pattern), PATH.matcher(HttpMethod.HEAD, pattern));
  }

  private static RequestMatcher post(String pattern) {
    return PATH.matcher(HttpMethod.POST, pattern);
  }
}
