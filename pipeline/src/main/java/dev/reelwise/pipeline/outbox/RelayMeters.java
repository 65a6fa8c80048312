package dev.reelwise.pipeline.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;

/** What the relay of this process has handed over. */
class RelayMeters {

  private static final String NAME = "reelwise.relay.deliveries";
  private static final String LABEL = "outcome";

  private final MeterRegistry meters;
  private final Counter acknowledged;
  private final Counter impossible;
  private final Counter refused;
  private final Counter away;
  private final Timer latency;

  RelayMeters(MeterRegistry meters) {
    this.meters = meters;
    this.acknowledged = meters.counter(NAME, LABEL, "acknowledged");
    this.impossible = meters.counter(NAME, LABEL, "impossible");
    this.refused = meters.counter(NAME, LABEL, "refused");
    this.away = meters.counter(NAME, LABEL, "away");
    this.latency =
        Timer.builder("reelwise.relay.latency")
            .serviceLevelObjectives(
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1))
            .register(meters);
  }

  /** Shows whether it is the relay that publishes. */
  void watch(Relay relay) {
    meters.gauge("reelwise.relay.leader", relay, now -> now.isLeading() ? 1 : 0);
  }

  /** Shows what the producer tells of itself, until the answer is closed. */
  KafkaClientMetrics bind(Producer<?, ?> producer) {
    KafkaClientMetrics shown = new KafkaClientMetrics(producer);
    shown.bindTo(meters);
    return shown;
  }

  void count(Delivery delivery) {
    switch (delivery) {
      case Delivery.Acknowledged(WaitingRow row) -> {
        acknowledged.increment();
        latency.record(System.nanoTime() - row.writtenNanos(), TimeUnit.NANOSECONDS);
      }
      case Delivery.Impossible _ -> impossible.increment();
      case Delivery.Refused _ -> refused.increment();
      case Delivery.Away _ -> away.increment();
    }
  }
}
