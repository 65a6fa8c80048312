package dev.reelwise.bench.outbox;

import io.namastack.outbox.Outbox;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Namastack's outbox in JDBC, with a handler that sends to Kafka. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class NamastackApplication {

  /** Waits for each record, as its own adapter for Kafka does. */
  @Bean
  OutboxTypedHandler<Announced> toKafka(KafkaTemplate<String, String> kafka, JsonMapper json) {
    return new ToKafka(kafka, json);
  }

  @Bean
  Publishing publishing(Outbox outbox) {
    return (video, number) -> {
      Announced event = Announced.of(video, number);
      outbox.schedule(event, event.key());
    };
  }

  /** A class of its own, because the library reads the payload's type from it. */
  private record ToKafka(KafkaTemplate<String, String> kafka, JsonMapper json)
      implements OutboxTypedHandler<Announced> {

    @Override
    public void handle(Announced event, OutboxRecordMetadata metadata) {
      kafka.send(Contender.NAMASTACK.topic(), event.key(), json.writeValueAsString(event)).join();
    }
  }
}
