package dev.reelwise.api.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Tokens and sessions that were ended, kept in Redis until their access tokens expire by
 * themselves. Redis is only the quick answer: while it is away the table of sessions is asked, so
 * that what was ended stays ended and everybody else can go on. Tokens without a session, which the
 * counterpart system issues, are then taken unless their account is closed: refusing them would
 * sign out everyone.
 */
@Component
class RevokedTokens {

  private static final Logger LOG = LoggerFactory.getLogger(RevokedTokens.class);

  private static final Duration MEMORY = Duration.ofSeconds(1);

  private final StringRedisTemplate redis;
  private final SessionRepository sessions;
  private final String prefix;
  private final Duration tokenLife;
  private final Clock clock;
  private final Cache<String, Boolean> good =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(MEMORY).build();

  RevokedTokens(
      StringRedisTemplate redis,
      SessionRepository sessions,
      AccountSettings settings,
      @Value("${reelwise.redis-prefix}") String prefix,
      Clock clock) {
    this.redis = redis;
    this.sessions = sessions;
    this.prefix = prefix;
    this.tokenLife = settings.jwtExpiry();
    this.clock = clock;
  }

  /** Ends a token that has no session. Throws DataAccessException while Redis is away. */
  void revoke(Jwt token) {
    good.invalidate(key(token));
    Instant expiry = Objects.requireNonNullElse(token.getExpiresAt(), clock.instant());
    Duration left = Duration.between(clock.instant(), expiry);
    if (left.isPositive()) {
      redis.opsForValue().set(key(token), "", left);
    }
  }

  /** Ends every token of a session. Throws DataAccessException while Redis is away. */
  void revoke(SessionId session) {
    good.invalidate(key(session));
    try {
      redis.opsForValue().set(key(session), "", tokenLife);
    } finally {
      good.invalidate(key(session));
    }
  }

  /** As {@link #revoke(SessionId)}, when somebody else will do it should it fail. */
  void tryToRevoke(SessionId session) {
    try {
      revoke(session);
    } catch (DataAccessException away) {
      LOG.warn("Redis is away: it learns later that a session was ended: {}", away.toString());
    }
  }

  /**
   * What was good is not asked again for a second: a token that another process has ended goes on
   * for so long at most.
   */
  boolean contains(Jwt token) {
    Optional<SessionId> session = session(token);
    String name = session.map(this::key).orElseGet(() -> key(token));
    if (good.getIfPresent(name) != null) {
      return false;
    }
    boolean ended = isEnded(token, session);
    if (!ended) {
      good.put(name, true);
    }
    return ended;
  }

  private boolean isEnded(Jwt token, Optional<SessionId> session) {
    List<String> keys = new ArrayList<>(List.of(key(token)));
    session.map(this::key).ifPresent(keys::add);
    if (session.isEmpty() && !sessions.isOpen(String.valueOf(token.getSubject()))) {
      return true;
    }
    try {
      Long found = redis.countExistingKeys(keys);
      return found != null && found > 0;
    } catch (DataAccessException away) {
      LOG.warn("Redis is away: the table says whether a token was ended: {}", away.toString());
      return session.isPresent() && !sessions.exists(session.get());
    }
  }

  /** The sign-in that a token belongs to; ours all do. */
  static Optional<SessionId> session(Jwt token) {
    return token.getClaims().get(AccessTokens.SESSION) instanceof String text
        ? Optional.of(SessionId.of(text))
        : Optional.empty();
  }

  private String key(SessionId session) {
    return prefix + "session:revoked:" + session;
  }

  /** Tokens of the counterpart system have no id; their signature names them as well. */
  private String key(Jwt token) {
    String value = token.getTokenValue();
    String id = token.getId();
    return prefix
        + "token:revoked:"
        + (id == null ? value.substring(value.lastIndexOf('.') + 1) : id);
  }
}
