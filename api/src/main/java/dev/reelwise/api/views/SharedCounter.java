package dev.reelwise.api.views;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Counts in Redis, for all processes together, so that none of them takes views with it when it is
 * killed. All methods throw DataAccessException while Redis is away.
 */
final class SharedCounter implements Counter {

  private static final RedisScript<Long> COUNT =
      new DefaultRedisScript<>(
          """
          if redis.call('SET', KEYS[1], '', 'NX', 'PX', ARGV[1]) then
            return redis.call('HINCRBY', KEYS[2], ARGV[2], 1)
          end
          return 0
          """,
          Long.class);

  /** What a process took and did not finish comes first, under the name that it had. */
  @SuppressWarnings("rawtypes")
  private static final RedisScript<List> NEXT =
      new DefaultRedisScript<>(
          """
          if redis.call('EXISTS', KEYS[2]) == 0 then
            if redis.call('EXISTS', KEYS[1]) == 0 then
              return {}
            end
            redis.call('RENAME', KEYS[1], KEYS[2])
            redis.call('HSET', KEYS[2], 'batch', ARGV[1])
          end
          return redis.call('HGETALL', KEYS[2])
          """,
          List.class);

  private static final RedisScript<Long> WRITTEN =
      new DefaultRedisScript<>(
          """
          if redis.call('HGET', KEYS[1], 'batch') == ARGV[1] then
            return redis.call('DEL', KEYS[1])
          end
          return 0
          """,
          Long.class);

  private final StringRedisTemplate redis;
  private final String prefix;
  private final String window;

  SharedCounter(StringRedisTemplate redis, String prefix, Duration window) {
    this.redis = redis;
    this.prefix = prefix + "views:";
    this.window = Long.toString(window.toMillis());
  }

  @Override
  public void count(VideoId video, UserId viewer) {
    List<String> keys = List.of(prefix + "seen:" + video + ":" + viewer, waiting());
    redis.execute(COUNT, keys, window, video.toString());
  }

  @Override
  public Optional<Batch> next() {
    String name = UUID.randomUUID().toString();
    List<?> fields = redis.execute(NEXT, List.of(waiting(), taken()), name);
    if (fields == null || fields.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Long> views = new HashMap<>();
    UUID batch = null;
    for (int i = 0; i < fields.size(); i += 2) {
      String field = String.valueOf(fields.get(i));
      String value = String.valueOf(fields.get(i + 1));
      if (field.equals("batch")) {
        batch = UUID.fromString(value);
      } else {
        views.put(Integer.valueOf(field), Long.valueOf(value));
      }
    }
    return batch == null ? Optional.empty() : Optional.of(new Batch(batch, views));
  }

  @Override
  public void written(UUID batch) {
    redis.execute(WRITTEN, List.of(taken()), batch.toString());
  }

  private String waiting() {
    return prefix + "waiting";
  }

  private String taken() {
    return prefix + "taken";
  }
}
