package dev.reelwise.api.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Tokens that their users have ended, kept in Redis until they expire by themselves. While Redis is
 * away nobody can sign out, and tokens that were ended before work until it is back or they expire:
 * signing in must not hang on a cache.
 */
@Component
class RevokedTokens {

  private static final Logger LOG = LoggerFactory.getLogger(RevokedTokens.class);

  private final StringRedisTemplate redis;
  private final String prefix;
  private final Clock clock;

  RevokedTokens(
      StringRedisTemplate redis, @Value("${reelwise.redis-prefix}") String prefix, Clock clock) {
    this.redis = redis;
    this.prefix = prefix + "token:revoked:";
    this.clock = clock;
  }

  void revoke(Jwt token) {
    Instant expiry = Objects.requireNonNullElse(token.getExpiresAt(), clock.instant());
    Duration left = Duration.between(clock.instant(), expiry);
    if (left.isPositive()) {
      redis.opsForValue().set(key(token), "", left);
    }
  }

  boolean contains(Jwt token) {
    try {
      return redis.hasKey(key(token));
    } catch (DataAccessException away) {
      LOG.warn("Redis is away: a token is taken without asking whether it was ended", away);
      return false;
    }
  }

  /** Tokens of the counterpart system have no id; their signature names them as well. */
  private String key(Jwt token) {
    String value = token.getTokenValue();
    String id = token.getId();
    return prefix + (id == null ? value.substring(value.lastIndexOf('.') + 1) : id);
  }
}
