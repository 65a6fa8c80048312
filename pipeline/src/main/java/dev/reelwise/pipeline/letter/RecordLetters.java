package dev.reelwise.pipeline.letter;

import dev.reelwise.contracts.event.Topic;
import dev.reelwise.pipeline.event.LargeRecords;
import dev.reelwise.pipeline.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** The records of the topics for dead letters, read without a group: nothing is consumed. */
class RecordLetters {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ConsumerFactory<byte[], byte[]> consumers;
  private final KafkaTemplate<byte[], byte[]> producer;
  private final Topics topics;

  RecordLetters(
      ConsumerFactory<byte[], byte[]> consumers,
      KafkaTemplate<byte[], byte[]> producer,
      Topics topics) {
    this.consumers = consumers;
    this.producer = producer;
    this.topics = topics;
  }

  /** The last {@code limit} of each partition. */
  List<Letter> newest(int limit) {
    try (Consumer<byte[], byte[]> consumer = consumers.createConsumer()) {
      Map<TopicPartition, Topic> partitions = partitions(consumer);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions.keySet(), PATIENCE);
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions.keySet(), PATIENCE);
      List<TopicPartition> filled =
          partitions.keySet().stream()
              .filter(one -> ends.getOrDefault(one, 0L) > begins.getOrDefault(one, 0L))
              .toList();
      consumer.assign(filled);
      filled.forEach(
          one ->
              consumer.seek(
                  one, Math.max(begins.getOrDefault(one, 0L), ends.getOrDefault(one, 0L) - limit)));
      return readTo(ends, filled, consumer, partitions);
    }
  }

  private Map<TopicPartition, Topic> partitions(Consumer<?, ?> consumer) {
    Map<TopicPartition, Topic> partitions = new LinkedHashMap<>();
    for (Topic topic : Topic.values()) {
      String name = topics.deadLetters(topic);
      consumer
          .partitionsFor(name, PATIENCE)
          .forEach(one -> partitions.put(new TopicPartition(name, one.partition()), topic));
    }
    return partitions;
  }

  private static List<Letter> readTo(
      Map<TopicPartition, Long> ends,
      List<TopicPartition> filled,
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Topic> topics) {
    List<Letter> letters = new ArrayList<>();
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (!filled.stream()
            .allMatch(one -> consumer.position(one, PATIENCE) >= ends.getOrDefault(one, 0L))
        && System.nanoTime() < limit) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        Topic topic = topics.get(new TopicPartition(record.topic(), record.partition()));
        if (topic != null) {
          letters.add(new LetterRecord(topic, record).letter());
        }
      }
    }
    return letters;
  }

  Optional<Letter> find(LetterId.InKafka id) {
    return read(id).map(LetterRecord::letter);
  }

  /**
   * Returns once Kafka has it; throws {@link LetterNotFound}, and {@link LetterNotReplayable} where
   * it can't be sent as it was.
   */
  void sendAgain(LetterId.InKafka id) {
    LetterRecord letter = read(id).orElseThrow(() -> new LetterNotFound(id));
    String to = topics.name(id.topic());
    try {
      producer.send(letter.original(to)).join();
    } catch (RuntimeException e) {
      throw LargeRecords.isTooLarge(e) ? LetterNotReplayable.tooLarge(id, to) : e;
    }
  }

  private Optional<LetterRecord> read(LetterId.InKafka id) {
    TopicPartition place = new TopicPartition(topics.deadLetters(id.topic()), id.partition());
    try (Consumer<byte[], byte[]> consumer = consumers.createConsumer()) {
      boolean known =
          consumer.partitionsFor(place.topic(), PATIENCE).stream()
              .anyMatch(one -> one.partition() == id.partition());
      if (!known
          || id.offset() >= consumer.endOffsets(List.of(place), PATIENCE).getOrDefault(place, 0L)) {
        return Optional.empty();
      }
      consumer.assign(List.of(place));
      consumer.seek(place, id.offset());
      long limit = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < limit) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          // The first one is it, or it is gone from the topic.
          return Optional.of(record)
              .filter(found -> found.offset() == id.offset())
              .map(found -> new LetterRecord(id.topic(), found));
        }
      }
      return Optional.empty();
    }
  }
}
