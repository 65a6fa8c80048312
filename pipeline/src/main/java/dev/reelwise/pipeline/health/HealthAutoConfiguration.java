package dev.reelwise.pipeline.health;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checks of the servers that every service needs; a service adds its own as beans. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
      "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
    })
public class HealthAutoConfiguration {

  @Bean
  ReadinessCheck databaseReadiness(JdbcClient database) {
    return ReadinessCheck.of(
        "database", () -> database.sql("SELECT 1").query(Integer.class).single());
  }

  @Bean
  KafkaReadiness kafkaReadiness(KafkaProperties kafka) {
    return new KafkaReadiness(kafka.buildAdminProperties());
  }

  @Bean
  Readiness readiness(List<ReadinessCheck> checks) {
    return new Readiness(checks);
  }
}
