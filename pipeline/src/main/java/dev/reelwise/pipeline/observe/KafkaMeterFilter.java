package dev.reelwise.pipeline.observe;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;

/** Of the hundreds that each Kafka client has, those that tell of lag, of load and of trouble. */
final class KafkaMeterFilter implements MeterFilter {

  private static final List<String> KEPT =
      List.of(
          "kafka.consumer.fetch.manager.records.lag.max",
          "kafka.consumer.fetch.manager.records.consumed.total",
          "kafka.consumer.fetch.manager.fetch.latency.avg",
          "kafka.consumer.coordinator.rebalance.total",
          "kafka.consumer.coordinator.failed.rebalance.total",
          "kafka.producer.record.send.total",
          "kafka.producer.record.error.total",
          "kafka.producer.record.retry.total",
          "kafka.producer.request.latency.avg",
          "kafka.producer.buffer.available.bytes");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    if (!id.getName().startsWith("kafka.")) {
      return MeterFilterReply.NEUTRAL;
    }
    // The same once more for each broker: the client's own is enough.
    return id.getTag("node.id") == null && KEPT.contains(id.getName())
        ? MeterFilterReply.NEUTRAL
        : MeterFilterReply.DENY;
  }
}
