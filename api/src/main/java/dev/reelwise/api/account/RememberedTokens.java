package dev.reelwise.api.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Reads and verifies a token once and remembers it, because a client sends the same one with every
 * request. Whether it has run out or was ended is asked each time.
 */
final class RememberedTokens implements JwtDecoder {

  private static final int MOST = 5_000;
  private static final Duration AT_MOST = Duration.ofMinutes(10);

  private final JwtDecoder decoder;
  private final Predicate<Jwt> ended;
  private final Clock clock;
  private final Cache<String, Jwt> verified =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(AT_MOST).build();

  RememberedTokens(JwtDecoder decoder, Predicate<Jwt> ended, Clock clock) {
    this.decoder = decoder;
    this.ended = ended;
    this.clock = clock;
  }

  @Override
  public Jwt decode(String token) {
    Jwt known = verified.getIfPresent(token);
    Jwt jwt = known == null || hasRunOut(known) ? read(token) : known;
    if (ended.test(jwt)) {
      String reason = "The token is ended";
      throw new JwtValidationException(
          reason, List.of(new OAuth2Error("invalid_token", reason, null)));
    }
    return jwt;
  }

  /** Throws JwtException for one that is not ours, incomplete, or has run out. */
  private Jwt read(String token) {
    Jwt jwt = decoder.decode(token);
    verified.put(token, jwt);
    return jwt;
  }

  private boolean hasRunOut(Jwt jwt) {
    Instant expiry = jwt.getExpiresAt();
    return expiry == null || !clock.instant().isBefore(expiry);
  }
}
