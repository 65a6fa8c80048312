package dev.reelwise.api.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Counts requests before a byte of their bodies is read. */
@Component
class LimitedPaths implements HandlerInterceptor, WebMvcConfigurer {

  private static final Map<String, Limit> LIMITS =
      Map.of(
          "/api/v1/auth/login", Limit.LOGIN,
          "/api/v1/auth/signup", Limit.SIGNUP,
          "/api/v1/users/check-email", Limit.CHECK_EMAIL,
          "/api/v1/videos/upload", Limit.UPLOAD,
          "/api/v1/videos/import", Limit.UPLOAD,
          "/api/v1/upload/init", Limit.UPLOAD);

  private final RateLimits limits;

  LimitedPaths(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(LIMITS.keySet().toArray(String[]::new));
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Limit limit = LIMITS.get(request.getServletPath());
    if (limit != null && HttpMethod.POST.matches(request.getMethod())) {
      limits.countAddress(limit, request);
      Principal user = request.getUserPrincipal();
      if (user != null) {
        limits.countAccount(limit, user.getName(), request);
      }
    }
    return true;
  }
}
