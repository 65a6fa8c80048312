package dev.reelwise.api.limit;

import dev.reelwise.pipeline.away.Absence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Redis for requests, which go on without it: one that did not answer is not asked for a moment, so
 * that a server which hangs costs one request of a second its time, and not all of them.
 */
final class PatientRedis extends StringRedisTemplate {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Absence absence = new Absence(PAUSE);

  PatientRedis(RedisConnectionFactory connections) {
    super(connections);
  }

  @Override
  public <T> @Nullable T execute(
      RedisCallback<T> action, boolean exposeConnection, boolean pipeline) {
    if (absence.isKnown()) {
      throw new RedisConnectionFailureException("Redis did not answer a moment ago");
    }
    try {
      T answer = super.execute(action, exposeConnection, pipeline);
      absence.ends();
      return answer;
    } catch (QueryTimeoutException | RedisConnectionFailureException silent) {
      absence.begins();
      throw silent;
    } catch (RedisSystemException refused) {
      absence.ends();
      throw refused;
    }
  }
}
