package dev.reelwise.pipeline.inbox;

import dev.reelwise.contracts.event.Topic;
import dev.reelwise.pipeline.event.Topics;
import dev.reelwise.pipeline.event.UnreadableEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Puts a record that can't be taken in aside, unchanged, with the reason and its origin in headers:
 * {@code dlt-reason}, {@code dlt-topic}, {@code dlt-partition}, {@code dlt-offset}, {@code dlt-at}.
 */
class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
  private static final int LONGEST_REASON = 1_000;

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final Topics topics;
  private final Clock clock;
  private final InboxWatch watch;

  DeadLetters(KafkaTemplate<byte[], byte[]> kafka, Topics topics, Clock clock, InboxWatch watch) {
    this.kafka = kafka;
    this.topics = topics;
    this.clock = clock;
    this.watch = watch;
  }

  /**
   * Returns once Kafka has acknowledged it; throws when it hasn't, and the record is read again.
   */
  void add(Topic topic, ConsumerRecord<?, ?> record, Exception failure) {
    String reason = reason(failure);
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            topics.deadLetters(topic), (byte[]) record.key(), (byte[]) record.value());
    record.headers().forEach(letter.headers()::add);
    header(letter, "dlt-reason", reason);
    header(letter, "dlt-topic", record.topic());
    header(letter, "dlt-partition", Integer.toString(record.partition()));
    header(letter, "dlt-offset", Long.toString(record.offset()));
    header(letter, "dlt-at", clock.instant().toString());
    kafka.send(letter).join();
    watch.countDeadLetter(topic, failure);
    log.error(
        "Put record {}-{}@{} aside: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        reason);
  }

  private static void header(ProducerRecord<?, ?> letter, String name, String value) {
    letter.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Ours speaks of the event; what is below it, of a parser. */
  private static Throwable telling(Exception failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(UnreadableEvent.class::isInstance)
        .findFirst()
        .orElseGet(() -> NestedExceptionUtils.getMostSpecificCause(failure));
  }

  private static String reason(Exception failure) {
    Throwable cause = telling(failure);
    String message = cause.getMessage();
    String reason = message == null ? cause.toString() : message;
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }
}
