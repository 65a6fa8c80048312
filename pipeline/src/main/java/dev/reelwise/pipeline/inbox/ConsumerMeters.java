package dev.reelwise.pipeline.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.kafka.core.MicrometerConsumerListener;

/**
 * Shows what consumers count. A figure that they come to have later, such as the lag of a partition
 * that was just assigned, is seen after seconds, where the default is a minute.
 */
final class ConsumerMeters<K, V> extends MicrometerConsumerListener<K, V> {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  ConsumerMeters(MeterRegistry meters) {
    super(meters);
  }

  @Override
  protected MeterBinder createClientMetrics(Consumer<K, V> consumer, List<Tag> tags) {
    var timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("consumer-meters").factory());
    return new KafkaClientMetrics(consumer, tags, timer, BETWEEN_LOOKS) {
      @Override
      public void close() {
        // It does not end a timer that it was given.
        timer.shutdownNow();
        super.close();
      }
    };
  }
}
