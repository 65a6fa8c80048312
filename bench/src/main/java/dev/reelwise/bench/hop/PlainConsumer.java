package dev.reelwise.bench.hop;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A stock consumer of the uploads' topic, which notes when each video's event reached it. */
final class PlainConsumer implements AutoCloseable {

  private final KafkaConsumer<String, String> consumer;
  private final Map<VideoId, Long> nanos = new ConcurrentHashMap<>();
  private final Thread thread;

  PlainConsumer(Map<String, String> servers) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers.getOrDefault("KAFKA_BROKERS", ""),
                ConsumerConfig.GROUP_ID_CONFIG,
                "bench-hop",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    this.thread = Thread.ofPlatform().name("plain-consumer").unstarted(this::consume);
    thread.start();
  }

  private void consume() {
    try (consumer) {
      consumer.subscribe(List.of(Topic.VIDEO_UPLOADED.text()));
      while (true) {
        var records = consumer.poll(Duration.ofSeconds(10));
        long now = System.nanoTime();
        records.forEach(
            record -> nanos.putIfAbsent(new VideoId(Integer.parseInt(record.key())), now));
      }
    } catch (WakeupException _) {
      // The way in which a consumer is told to end.
    }
  }

  /** When each event arrived, by System.nanoTime. */
  Map<VideoId, Long> arrivals() {
    return nanos;
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
