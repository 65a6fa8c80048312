package dev.reelwise.summarizer.health;

import dev.reelwise.pipeline.health.ReadinessCheck;
import dev.reelwise.storage.ObjectStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The server that this service needs besides the database and Kafka. */
@Configuration(proxyBeanMethods = false)
class StorageCheck {

  @Bean
  ReadinessCheck storageReadiness(ObjectStore store) {
    return ReadinessCheck.of("storage", store::ensureBucket);
  }
}
