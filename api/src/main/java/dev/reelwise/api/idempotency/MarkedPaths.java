package dev.reelwise.api.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The paths whose POST handlers are {@link Idempotent}. */
@Component
class MarkedPaths {

  private final ObjectProvider<RequestMappingHandlerMapping> handlers;
  private volatile @Nullable List<Marked> marked;

  /** Filters are made before the handlers are: these are asked for at the first request. */
  MarkedPaths(
      @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
    this.handlers = handlers;
  }

  /** How long an answer to this request is kept; empty when its handler takes no key. */
  Optional<Duration> keptFor(HttpServletRequest request) {
    if (!HttpMethod.POST.matches(request.getMethod())) {
      return Optional.empty();
    }
    PathContainer path = PathContainer.parsePath(request.getRequestURI());
    return all().stream()
        .filter(one -> one.pattern().matches(path))
        .map(Marked::keptFor)
        .findFirst();
  }

  private List<Marked> all() {
    List<Marked> known = marked;
    if (known == null) {
      known =
          handlers.getObject().getHandlerMethods().entrySet().stream()
              .flatMap(handler -> of(handler).stream())
              .toList();
      marked = known;
    }
    return known;
  }

  private static List<Marked> of(Map.Entry<RequestMappingInfo, HandlerMethod> handler) {
    Idempotent mark = handler.getValue().getMethodAnnotation(Idempotent.class);
    var paths = handler.getKey().getPathPatternsCondition();
    return mark == null || paths == null
        ? List.of()
        : paths.getPatterns().stream()
            .map(pattern -> new Marked(pattern, Duration.parse(mark.keptFor())))
            .toList();
  }

  private record Marked(PathPattern pattern, Duration keptFor) {}
}
