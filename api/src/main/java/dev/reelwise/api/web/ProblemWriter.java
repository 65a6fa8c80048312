package dev.reelwise.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Makes {@link Problem}s, for controllers and for filters that stop a request before them. */
@Component
public class ProblemWriter {

  /** Our servers come back in seconds when they are restarted. */
  private static final String RETRY_SECONDS = "10";

  private final Clock clock;
  private final WebJson json;

  ProblemWriter(Clock clock, WebJson json) {
    this.clock = clock;
    this.json = json;
  }

  /** Answers the request itself, where no controller's return value will. */
  public void write(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatusCode status,
      String slug,
      String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    Problem problem = Problem.of(status, slug, detail, place(request));
    response.getOutputStream().write(json.mapper().writeValueAsBytes(problem));
  }

  ResponseEntity<Object> answer(
      HttpServletRequest request, HttpStatusCode status, String slug, String detail) {
    return entity(Problem.of(status, slug, detail, place(request)));
  }

  ResponseEntity<Object> invalid(
      HttpServletRequest request, HttpStatusCode status, String slug, List<String> faults) {
    return entity(Problem.invalid(status, slug, faults, place(request)));
  }

  private static ResponseEntity<Object> entity(Problem problem) {
    var answer =
        ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return answer.body(problem);
  }

  private Problem.Place place(HttpServletRequest request) {
    Object failed = request.getAttribute("jakarta.servlet.error.request_uri");
    String path = failed instanceof String uri ? uri : request.getRequestURI();
    return new Problem.Place(path, clock.instant(), RequestIds.of(request));
  }
}
