package dev.reelwise.api.web;

import dev.reelwise.contracts.Haste;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Somebody waits for the answer: servers that are silent are given up soon. What fails in the
 * filters behind this one is answered by {@link Problems}, as what fails in a controller is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RequestsInHaste extends OncePerRequestFilter {

  private final ObjectProvider<HandlerExceptionResolver> problems;

  RequestsInHaste(
      @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      Haste.<Void, Exception>call(
          () -> {
            chain.doFilter(request, response);
            return null;
          });
    } catch (ServletException | IOException known) {
      throw known;
    } catch (Exception failure) {
      answer(request, response, failure);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Exception failure)
      throws ServletException {
    boolean answered =
        !response.isCommitted()
            && problems.getObject().resolveException(request, response, null, failure) != null;
    if (!answered) {
      throw new ServletException(failure);
    }
  }
}
