package dev.reelwise.pipeline.letter;

import dev.reelwise.contracts.event.Topic;
import dev.reelwise.pipeline.event.LetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of a topic for dead letters, which anybody may have written. */
record LetterRecord(Topic topic, ConsumerRecord<byte[], byte[]> record) {

  private static final int KEY_SHOWN = 100;

  Letter letter() {
    String value = text(record.value());
    return new Letter(
        id(),
        topic,
        header(LetterHeaders.REASON),
        putAsideAt(),
        record.key() == null ? null : begin(text(record.key()), KEY_SHOWN),
        begin(value, Letter.SHOWN),
        value.length(),
        wholeRecord(),
        null);
  }

  private LetterId.InKafka id() {
    return new LetterId.InKafka(topic, record.partition(), record.offset());
  }

  private Instant putAsideAt() {
    try {
      return Instant.parse(header(LetterHeaders.AT));
    } catch (DateTimeParseException notOurs) {
      return Instant.ofEpochMilli(record.timestamp());
    }
  }

  private @Nullable String wholeRecord() {
    return record.headers().lastHeader(LetterHeaders.CUT) == null
        ? null
        : "%s-%s@%s (%s bytes)"
            .formatted(
                header(LetterHeaders.TOPIC),
                header(LetterHeaders.PARTITION),
                header(LetterHeaders.OFFSET),
                header(LetterHeaders.CUT));
  }

  /** The record as it was; throws {@link LetterNotReplayable} where this is only its begin. */
  ProducerRecord<byte[], byte[]> original(String to) {
    String whole = wholeRecord();
    if (whole != null) {
      throw LetterNotReplayable.cut(id(), whole);
    }
    ProducerRecord<byte[], byte[]> original =
        new ProducerRecord<>(to, record.key(), record.value());
    for (Header header : record.headers()) {
      if (!header.key().startsWith(LetterHeaders.PREFIX)) {
        original.headers().add(header);
      }
    }
    return original;
  }

  private String header(String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : text(header.value());
  }

  private static String begin(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
