package dev.reelwise.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * How long a client may use an answer: always its own client only, never a cache that others share.
 * What has none of these is not stored at all.
 */
public final class Freshness {

  private final String tag;
  private final CacheControl control;
  private final List<String> vary;

  private Freshness(String tag, CacheControl control, String... vary) {
    this.tag = tag;
    this.control = control;
    this.vary = List.of(vary);
  }

  /** It is kept for whoever signed in, and asked about each time. {@code tag} is in quotes. */
  public static Freshness untilChanged(String tag) {
    return new Freshness(
        tag, CacheControl.noCache().cachePrivate(), HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT);
  }

  /** It is used for that long without asking; its address says for whom it is. */
  public static Freshness lasting(String tag, Duration age) {
    return new Freshness(tag, CacheControl.maxAge(age).cachePrivate());
  }

  /** True when the client has this answer already. */
  public boolean isKnownTo(HttpServletRequest request) {
    List<String> known = EntityTags.in(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    return known.contains("*") || EntityTags.in(tag).stream().anyMatch(known::contains);
  }

  /** Says that what the client has still holds. */
  public <T> ResponseEntity<T> unchanged() {
    return headed(ResponseEntity.status(HttpStatus.NOT_MODIFIED)).build();
  }

  /** The begin of an answer with a body. */
  public ResponseEntity.BodyBuilder fresh() {
    return headed(ResponseEntity.ok());
  }

  private ResponseEntity.BodyBuilder headed(ResponseEntity.BodyBuilder answer) {
    return answer.eTag(tag).cacheControl(control).varyBy(vary.toArray(String[]::new));
  }
}
