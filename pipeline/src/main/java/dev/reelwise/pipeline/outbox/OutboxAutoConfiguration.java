package dev.reelwise.pipeline.outbox;

import dev.reelwise.pipeline.event.EventAutoConfiguration;
import dev.reelwise.pipeline.event.EventJson;
import dev.reelwise.pipeline.event.Topics;
import dev.reelwise.pipeline.observe.Traces;
import dev.reelwise.pipeline.wake.Notifications;
import dev.reelwise.pipeline.wake.OwnConnections;
import dev.reelwise.pipeline.wake.WakeAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox, and the relay in processes with the role {@code relay}. */
@AutoConfiguration(
    after = {
      JdbcClientAutoConfiguration.class,
      EventAutoConfiguration.class,
      WakeAutoConfiguration.class
    })
@EnableConfigurationProperties(OutboxSettings.class)
public class OutboxAutoConfiguration {

  @Bean
  Outbox outbox(
      JdbcClient jdbc,
      EventJson json,
      @Value("${spring.application.name:reelwise}") String service,
      Traces traces) {
    return new Outbox(new OutboxRepository(jdbc), json, service, traces);
  }

  @Bean
  @Conditional(RelayRole.class)
  Relay relay(
      OwnConnections connections,
      Notifications notifications,
      KafkaProperties kafka,
      Topics topics,
      OutboxSettings settings,
      RelayMeters meters,
      Traces traces) {
    Map<String, Object> producer = kafka.buildProducerProperties();
    Relay relay =
        new Relay(
            connections,
            notifications,
            () -> new Publisher(producer, topics, meters, traces),
            settings);
    meters.watch(relay);
    return relay;
  }

  @Bean
  @Conditional(RelayRole.class)
  RelayMeters relayMeters(MeterRegistry meters) {
    return new RelayMeters(meters);
  }
}
