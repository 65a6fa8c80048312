package dev.reelwise.bench.outbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Sits in the inbox's own consumers and beside its transactions, and notes when events are taken
 * in: a poll's events are when the transaction that its thread begins next has committed.
 */
public final class TakenIn
    implements ConsumerInterceptor<byte[], byte[]>, TransactionExecutionListener {

  /** Kafka makes instances of its own, so what they find is kept here. */
  private static final Map<Numbered, Long> NANOS = new ConcurrentHashMap<>();

  private static final ThreadLocal<List<Numbered>> POLLED = ThreadLocal.withInitial(ArrayList::new);

  static Map<Numbered, Long> moments() {
    return NANOS;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    records.forEach(
        record -> POLLED.get().add(Numbered.of(text(record.key()), text(record.value()))));
    return records;
  }

  /** What has failed as a whole is taken in one by one, which would need another way to tell. */
  @Override
  public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
    if (!POLLED.get().isEmpty()) {
      throw new IllegalStateException("The inbox could not take a poll's events in", failure);
    }
  }

  @Override
  public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
    long now = System.nanoTime();
    POLLED.get().forEach(event -> NANOS.putIfAbsent(event, now));
    POLLED.get().clear();
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void configure(Map<String, ?> settings) {}

  @Override
  public void close() {}
}
