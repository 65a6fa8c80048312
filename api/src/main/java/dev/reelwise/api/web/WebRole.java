package dev.reelwise.api.web;

import dev.reelwise.pipeline.Roles;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A process without the role web tells of its health and its figures, and serves nothing else. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class WebRole extends OncePerRequestFilter {

  private static final Pattern ALWAYS =
      Pattern.compile("/|/api/v1/?|/health(/[a-z]*)?|/metrics|/actuator/.*|/error");

  private final ProblemWriter problems;
  private final boolean serves;

  WebRole(ProblemWriter problems, Environment environment) {
    this.problems = problems;
    this.serves = Roles.of(environment).web();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return serves || ALWAYS.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    problems.write(
        request,
        response,
        HttpStatus.NOT_FOUND,
        "not-served-here",
        "This process works on videos only; ask one that has the role web");
  }
}
