package dev.reelwise.api.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Holds requests to their limits. While Redis is away nothing is limited: it protects from a crowd,
 * and must not keep everyone out when a cache fails.
 */
@Component
public class RateLimits {

  private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);

  private final Buckets buckets;
  private final LimitSettings settings;
  private final Addresses addresses;
  private final Counter fallbacks;

  RateLimits(
      StringRedisTemplate redis,
      LimitSettings settings,
      @Value("${reelwise.redis-prefix}") String prefix,
      MeterRegistry meters) {
    this.buckets = new Buckets(redis, prefix);
    this.settings = settings;
    this.fallbacks = meters.counter("reelwise.redis.fallbacks", "use", "limits");
    this.addresses = new Addresses(settings.exempt());
  }

  /** Counts a request of this address; a refusal answers 429 with Retry-After. */
  public void countAddress(Limit limit, HttpServletRequest request) {
    String address = request.getRemoteAddr();
    if (isLimited(address)) {
      String bucket = limit.text() + ":address:" + Addresses.customer(address);
      take(bucket, settings.ofAddress(limit));
    }
  }

  /** As {@link #countAddress}, of an account: its id, or the e-mail address that names it. */
  public void countAccount(Limit limit, String account, HttpServletRequest request) {
    if (isLimited(request.getRemoteAddr())) {
      take(limit.text() + ":account:" + account, settings.ofAccount(limit));
    }
  }

  private boolean isLimited(String address) {
    return settings.enabled() && !addresses.isExempt(address);
  }

  private void take(String bucket, Rate rate) {
    Duration wait;
    try {
      wait = buckets.take(bucket, rate);
    } catch (DataAccessException away) {
      fallbacks.increment();
      LOG.warn("Redis is away: a request is not counted: {}", away.toString());
      return;
    }
    if (wait.isPositive()) {
      throw new TooManyRequests(wait);
    }
  }
}
