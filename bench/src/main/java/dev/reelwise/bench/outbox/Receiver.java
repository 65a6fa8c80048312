package dev.reelwise.bench.outbox;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A stock consumer of one topic, which notes what has come, when, and in which order. */
final class Receiver implements AutoCloseable {

  private final KafkaConsumer<String, String> consumer;
  private final String topic;
  private final Map<Numbered, Long> nanos = new ConcurrentHashMap<>();
  private final Map<Integer, BitSet> seen = new HashMap<>();
  private final Thread thread;
  private volatile boolean noting;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private final AtomicLong overtaken = new AtomicLong();

  Receiver(String topic, Map<String, String> servers) {
    this.topic = topic;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers.getOrDefault("KAFKA_BROKERS", ""),
                ConsumerConfig.GROUP_ID_CONFIG,
                "bench-" + topic,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    this.thread = Thread.ofPlatform().name("receiver-" + topic).unstarted(this::consume);
    thread.start();
  }

  private void consume() {
    try (consumer) {
      consumer.subscribe(List.of(topic));
      while (true) {
        var records = consumer.poll(Duration.ofSeconds(10));
        long now = System.nanoTime();
        records.forEach(record -> take(Numbered.of(record.key(), record.value()), now));
      }
    } catch (WakeupException _) {
      // The way in which a consumer is told to end.
    }
  }

  private void take(Numbered event, long now) {
    BitSet numbers = seen.computeIfAbsent(event.video(), _ -> new BitSet());
    if (numbers.get(event.number())) {
      repeated.incrementAndGet();
      return;
    }
    if (numbers.length() > event.number()) {
      overtaken.incrementAndGet();
    }
    numbers.set(event.number());
    if (noting) {
      nanos.put(event, now);
    }
    received.incrementAndGet();
  }

  /** Forgets the moments until now and notes those that follow, or none. */
  void note(boolean from) {
    nanos.clear();
    noting = from;
  }

  /** When each event came for the first time, by System.nanoTime. */
  Map<Numbered, Long> moments() {
    return nanos;
  }

  /** Different events. */
  long received() {
    return received.get();
  }

  long repeated() {
    return repeated.get();
  }

  /** Events that came behind a later one of the same video. */
  long overtaken() {
    return overtaken.get();
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
