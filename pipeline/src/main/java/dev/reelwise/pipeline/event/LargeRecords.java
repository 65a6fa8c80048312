package dev.reelwise.pipeline.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends on what others have written. The brokers' limit holds for what is packed, a producer's for
 * what is not: with its default, it could not send what a packing one could.
 */
public final class LargeRecords {

  /** The largest record that is put aside as it is, in bytes: it is held in memory, unpacked. */
  public static final int LARGEST = 16 * 1024 * 1024;

  private LargeRecords() {}

  /** Sends records of up to {@link #LARGEST} bytes, packed. */
  public static KafkaTemplate<byte[], byte[]> sender(KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, CompressionType.GZIP.name);
    return new KafkaTemplate<>(
        new DefaultKafkaProducerFactory<>(
            settings, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** Whether a record was not sent because it is too large, for its sender or for the brokers. */
  public static boolean isTooLarge(Throwable failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof RecordTooLargeException
                    || cause instanceof RecordBatchTooLargeException);
  }
}
