package dev.reelwise.pipeline.inbox;

import dev.reelwise.pipeline.event.LetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes a dead letter of a record: unchanged, or cut where it is too large for that. */
final class DeadLetter {

  private static final int KEPT_OF_VALUE = 64 * 1024;
  private static final int KEPT_OF_KEY = 1_000;

  private final String topic;
  private final ConsumerRecord<?, ?> record;
  private final String reason;
  private final Instant now;

  DeadLetter(String topic, ConsumerRecord<?, ?> record, String reason, Instant now) {
    this.topic = topic;
    this.record = record;
    this.reason = reason;
    this.now = now;
  }

  ProducerRecord<byte[], byte[]> whole() {
    ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, key(), value());
    record.headers().forEach(letter.headers()::add);
    return explained(letter);
  }

  /** The begin of it, without headers of its own: these may be what is too large. */
  ProducerRecord<byte[], byte[]> cut() {
    byte[] value = value();
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topic, begin(key(), KEPT_OF_KEY), begin(value, KEPT_OF_VALUE));
    header(letter, LetterHeaders.CUT, Integer.toString(value == null ? 0 : value.length));
    return explained(letter);
  }

  private ProducerRecord<byte[], byte[]> explained(ProducerRecord<byte[], byte[]> letter) {
    header(letter, LetterHeaders.REASON, reason);
    header(letter, LetterHeaders.TOPIC, record.topic());
    header(letter, LetterHeaders.PARTITION, Integer.toString(record.partition()));
    header(letter, LetterHeaders.OFFSET, Long.toString(record.offset()));
    header(letter, LetterHeaders.AT, now.toString());
    return letter;
  }

  private static void header(ProducerRecord<?, ?> letter, String name, String value) {
    letter.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte @Nullable [] begin(byte @Nullable [] bytes, int most) {
    return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  private byte @Nullable [] key() {
    return (byte[]) record.key();
  }

  private byte @Nullable [] value() {
    return (byte[]) record.value();
  }
}
