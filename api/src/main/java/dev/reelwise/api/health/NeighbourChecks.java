package dev.reelwise.api.health;

import dev.reelwise.pipeline.health.ReadinessCheck;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.StorageUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** The servers that this service needs besides the database and Kafka. */
@Configuration(proxyBeanMethods = false)
class NeighbourChecks {

  private static final Logger LOG = LoggerFactory.getLogger(NeighbourChecks.class);

  @Bean
  ReadinessCheck storageReadiness(ObjectStore store) {
    return ReadinessCheck.of("storage", store::ensureBucket);
  }

  @Bean
  ReadinessCheck redisReadiness(RedisConnectionFactory redis) {
    return ReadinessCheck.of(
        "redis",
        () -> {
          try (var connection = redis.getConnection()) {
            connection.ping();
          }
        });
  }

  /** On the first start there is no bucket yet; the readiness check tries again. */
  @Bean
  ApplicationRunner bucketAtStart(ObjectStore store) {
    return arguments -> {
      try {
        store.ensureBucket();
      } catch (StorageUnavailable away) {
        LOG.warn("The object store is away at the start", away);
      }
    };
  }
}
