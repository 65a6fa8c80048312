package dev.reelwise.e2e;

import dev.reelwise.stack.LocalStack;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Poison for a running system: what no consumer can read, and what no topic takes. */
record Junk(Command command) {
  private static final int TOO_MUCH_FOR_KAFKA = 2_000_000;

  /** Sends a value to a topic, as a program would that knows nothing of the contract. */
  void send(String topic, String key, String value) throws Exception {
    var to = LocalStack.running(command.data()).orElseThrow().environment();
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, to.get("KAFKA_BROKERS"));
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get(20, TimeUnit.SECONDS);
    }
  }

  /** Commits an event that is larger than a record may be; its id. */
  UUID commitTooMuch(String topic, long video) throws Exception {
    var event = UUID.randomUUID();
    new Store(command.data())
        .sql(
            """
            insert into outbox_events (id, topic, payload, service)
            values ('%s', '%s', jsonb_build_object('id', '%s', 'videoId', %d, 'error', repeat('x', %d)),
                    'api')
            """
                .formatted(event, topic, event, video, TOO_MUCH_FOR_KAFKA));
    return event;
  }

  /** Makes it small enough. */
  void mend(UUID event) throws Exception {
    new Store(command.data())
        .sql(
            "update outbox_events set payload = payload || '{\"error\": \"x\"}' where id = '%s'"
                .formatted(event));
  }
}
