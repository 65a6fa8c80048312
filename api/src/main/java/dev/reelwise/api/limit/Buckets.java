package dev.reelwise.api.limit;

import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Counts in Redis, by its clock, for all instances together. The generic cell rate algorithm (ITU-T
 * I.371): one number for each bucket, the time at which it would be empty again.
 */
final class Buckets {

  private static final RedisScript<Long> TAKE =
      new DefaultRedisScript<>(
          """
          local time = redis.call('TIME')
          local now = time[1] * 1000 + math.floor(time[2] / 1000)
          local interval = tonumber(ARGV[1])
          local empty = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now) + interval
          local wait = empty - now - interval * tonumber(ARGV[2])
          if wait > 0 then
            return wait
          end
          redis.call('SET', KEYS[1], string.format('%.0f', empty), 'PX', empty - now)
          return 0
          """,
          Long.class);

  private final StringRedisTemplate redis;
  private final String prefix;

  Buckets(StringRedisTemplate redis, String prefix) {
    this.redis = redis;
    this.prefix = prefix + "limit:";
  }

  /**
   * Takes one, and says how long to wait for it: zero when it was free. Throws DataAccessException
   * while Redis is away.
   */
  Duration take(String bucket, Rate rate) {
    Long wait =
        redis.execute(
            TAKE,
            List.of(prefix + bucket),
            Long.toString(rate.interval().toMillis()),
            Integer.toString(rate.count()));
    return wait == null ? Duration.ZERO : Duration.ofMillis(wait);
  }
}
