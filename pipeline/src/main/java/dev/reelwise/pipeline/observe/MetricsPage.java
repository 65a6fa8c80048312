package dev.reelwise.pipeline.observe;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code GET /metrics} in Prometheus' text format, or in OpenMetrics' where that is asked for. */
class MetricsPage extends HttpServlet {

  static final String PATH = "/metrics";

  private static final long serialVersionUID = 1L;
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";
  private static final String PROBLEM =
      """
      {"type":"about:blank","title":"%1$s","status":%2$d,"detail":"%3$s","statusCode":%2$d,\
      "message":"%3$s","path":"/metrics"}""";

  private final transient PrometheusMeterRegistry meters;
  private final transient MetricsReaders readers;

  MetricsPage(PrometheusMeterRegistry meters, MetricsReaders readers) {
    this.meters = meters;
    this.readers = readers;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!readers.include(request.getHeader("Authorization"), request.getRemoteAddr())) {
      refuse(response);
      return;
    }
    String accepted = request.getHeader("Accept");
    boolean open = accepted != null && accepted.contains("application/openmetrics-text");
    response.setContentType(open ? OPEN_METRICS : TEXT);
    response.setHeader("Cache-Control", "no-store");
    meters.scrape(response.getOutputStream(), open ? OPEN_METRICS : TEXT);
  }

  private void refuse(HttpServletResponse response) throws IOException {
    boolean token = readers.needToken();
    int status = token ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_FORBIDDEN;
    response.setStatus(status);
    response.setContentType("application/problem+json");
    if (token) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    String problem =
        token
            ? PROBLEM.formatted("Unauthorized", status, "Send METRICS_TOKEN as the bearer token")
            : PROBLEM.formatted(
                "Forbidden", status, "Only private addresses may read this; set METRICS_TOKEN");
    response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
  }
}
