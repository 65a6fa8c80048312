package dev.reelwise.bench.outbox;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A stock idempotent producer that sends from memory: no outbox can be faster. */
final class BareProducer implements AutoCloseable {

  static final String TOPIC = "bench.bare";

  private static final String BEGIN =
      "{\"ts\": \"1970-01-01T00:00:00Z\", \"eventId\": \"00000000-0000-4000-8000-000000000000\", \"videoId\": ";

  private final KafkaProducer<String, String> producer;
  private int sent;

  BareProducer(Map<String, String> servers) {
    Map<String, Object> settings = new HashMap<>(settings());
    settings.put(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers.getOrDefault("KAFKA_BROKERS", ""));
    this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  /** How our relay's producer is set: for each contender the same. */
  static Map<String, String> settings() {
    return Map.of(
        ProducerConfig.ACKS_CONFIG, "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "5",
        ProducerConfig.LINGER_MS_CONFIG, "0",
        ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(128 * 1024));
  }

  /** Sends so many events of each video; returns when all are acknowledged. */
  void send(int videos, int each) {
    for (int i = 0; i < each; i++) {
      sent++;
      for (int video = 1; video <= videos; video++) {
        String key = Integer.toString(video);
        var _ = producer.send(new ProducerRecord<>(TOPIC, key, value(key, video, sent)));
      }
    }
    producer.flush();
  }

  private static String value(String key, int video, int number) {
    return BEGIN
        + key
        + ", \"snippetCount\": "
        + number
        + ", \"transcriptFileKey\": \""
        + Announced.fileKey(video)
        + "\"}";
  }

  @Override
  public void close() {
    producer.close();
  }
}
