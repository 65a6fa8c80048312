package dev.reelwise.bench.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Sits in the inbox's own consumers and notes when events are taken in: when their offsets are
 * committed, which the inbox does behind the commit of its transaction.
 */
public final class TakenIn implements ConsumerInterceptor<byte[], byte[]> {

  /** Kafka makes the instances, so what they find is kept here. */
  private static final Map<Numbered, Long> NANOS = new ConcurrentHashMap<>();

  private final Map<TopicPartition, Queue<Read>> underWay = new ConcurrentHashMap<>();

  static Map<Numbered, Long> moments() {
    return NANOS;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      underWay
          .computeIfAbsent(
              new TopicPartition(record.topic(), record.partition()),
              _ -> new ConcurrentLinkedQueue<>())
          .add(new Read(record.offset(), Numbered.of(text(record.key()), text(record.value()))));
    }
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    long now = System.nanoTime();
    offsets.forEach(
        (partition, next) -> {
          Queue<Read> reads = underWay.getOrDefault(partition, new ConcurrentLinkedQueue<>());
          for (Read read = reads.peek();
              read != null && read.offset() < next.offset();
              read = reads.peek()) {
            NANOS.putIfAbsent(read.event(), now);
            reads.remove();
          }
        });
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void configure(Map<String, ?> settings) {}

  @Override
  public void close() {}

  private record Read(long offset, Numbered event) {}
}
