package dev.reelwise.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the size of a body, and the time for which it may hold a thread. Bodies of several parts
 * are files, and held to limits of their own. None is decompressed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class BodyLimits extends OncePerRequestFilter {

  private final WebSettings settings;
  private final ProblemWriter problems;

  BodyLimits(WebSettings settings, ProblemWriter problems) {
    this.settings = settings;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
      problems.write(
          request,
          response,
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "compressed-body",
          "Send the body as it is, without Content-Encoding");
    } else if (isForm(request.getContentType())) {
      chain.doFilter(request, response);
    } else {
      limited(request, response, chain);
    }
  }

  private static boolean isForm(@Nullable String type) {
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private void limited(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long most = settings.largestBody().toBytes();
    try {
      if (request.getContentLengthLong() > most) {
        throw new BodyRejected.TooLarge(most);
      }
      chain.doFilter(new LimitedRequest(request, most, settings.bodyTime()), response);
    } catch (BodyRejected refused) {
      // It was a filter that read: what controllers throw is answered before it gets here.
      problems.write(
          request, response, Problems.status(refused.kind()), refused.slug(), refused.detail());
    }
  }
}
