package dev.reelwise.api.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers for requests that the server refuses before any filter of ours sees them, such as a path
 * with an encoded slash: in the same form as all others, and with nothing of what was sent. Tomcat
 * makes it by its name, so it has to be public.
 */
public final class RefusedPaths extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status == null
        || !status.isError()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try {
      response.getOutputStream().write(problem(status).getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      getContainer().getLogger().debug("The client has gone before its answer", gone);
    }
  }

  private static String problem(HttpStatus status) {
    return """
        {"type":"urn:reelwise:problem:%s","title":"%s","status":%d,"detail":"%2$s",\
        "statusCode":%3$d,"message":"%2$s"}"""
        .formatted(Faults.slug(status), status.getReasonPhrase(), status.value());
  }
}
