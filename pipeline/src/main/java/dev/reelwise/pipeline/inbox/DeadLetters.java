package dev.reelwise.pipeline.inbox;

import dev.reelwise.contracts.event.Topic;
import dev.reelwise.pipeline.event.LargeRecords;
import dev.reelwise.pipeline.event.LetterHeaders;
import dev.reelwise.pipeline.event.Topics;
import dev.reelwise.pipeline.event.UnreadableEvent;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Puts a record that can't be taken in aside, unchanged, with the reason and its origin in headers
 * ({@link LetterHeaders}). Of one that Kafka takes in no way, the begin is put aside: nothing holds
 * up what is behind it.
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
    DeadLetter letter = new DeadLetter(topics.deadLetters(topic), record, reason, clock.instant());
    boolean whole = send(letter);
    watch.countDeadLetter(topic, failure, whole);
    log.error(
        "Put record {}-{}@{} aside{}: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        whole ? "" : ", cut because it is too large",
        reason);
  }

  /** False when only its begin could be sent. */
  private boolean send(DeadLetter letter) {
    try {
      kafka.send(letter.whole()).join();
      return true;
    } catch (RuntimeException e) {
      if (!LargeRecords.isTooLarge(e)) {
        throw e;
      }
      kafka.send(letter.cut()).join();
      return false;
    }
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
