package dev.reelwise.bench.chaos;

import dev.reelwise.cli.Json;
import dev.reelwise.contracts.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * All records of the video topics, from the first on.
 *
 * @param records how often each event id was published
 * @param deadLetters what could not be taken in
 */
record Published(Map<String, Integer> records, List<String> deadLetters) {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static Published in(Map<String, String> environment) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            environment.getOrDefault("KAFKA_BROKERS", ""),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return read(consumer);
    }
  }

  private static Published read(KafkaConsumer<byte[], byte[]> consumer) {
    Map<String, Integer> records = new HashMap<>();
    List<String> deadLetters = new ArrayList<>();
    List<TopicPartition> partitions =
        Arrays.stream(Topic.values())
            .flatMap(topic -> Stream.of(topic.text(), topic.deadLetters()))
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long late = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      if (System.nanoTime() > late) {
        throw new IllegalStateException("Kafka's topics can't be read to their ends: " + ends);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        String value = new String(record.value(), StandardCharsets.UTF_8);
        if (record.topic().endsWith(".dlt")) {
          deadLetters.add(record.topic() + ": " + value);
        } else {
          records.merge(Json.read(value).path("eventId").asString(""), 1, Integer::sum);
        }
      }
    }
    return new Published(records, deadLetters);
  }

  /** Records beyond the first of each event. */
  int repeats() {
    return records.values().stream().mapToInt(times -> times - 1).sum();
  }
}
