package dev.reelwise.api.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The form of every answer that does not succeed: RFC 9457's members, and those that older clients
 * read. {@code message} is a list of strings when the request was found invalid, else a string.
 */
record Problem(
    URI type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonProperty("statusCode") int statusCode,
    Instant timestamp,
    String path,
    Object message,
    String requestId,
    @JsonAnyGetter Map<String, Object> members) {

  private static final String TYPES = "urn:reelwise:problem:";

  static Problem of(HttpStatusCode status, String slug, String detail, Place place) {
    return new Problem(status, slug, detail, detail, place);
  }

  static Problem invalid(HttpStatusCode status, String slug, List<String> faults, Place place) {
    return new Problem(status, slug, String.join("; ", faults), List.copyOf(faults), place);
  }

  private Problem(HttpStatusCode status, String slug, String detail, Object message, Place place) {
    this(
        URI.create(TYPES + slug),
        title(status),
        status.value(),
        detail,
        place.path(),
        status.value(),
        place.time(),
        place.path(),
        message,
        place.requestId(),
        Map.of());
  }

  /** With what is particular to this kind of problem. */
  Problem with(Map<String, Object> more) {
    return new Problem(
        type,
        title,
        status,
        detail,
        instance,
        statusCode,
        timestamp,
        path,
        message,
        requestId,
        Map.copyOf(more));
  }

  private static String title(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "Error" : known.getReasonPhrase();
  }

  /** Which request met the problem, and when. */
  record Place(String path, Instant time, String requestId) {}
}
