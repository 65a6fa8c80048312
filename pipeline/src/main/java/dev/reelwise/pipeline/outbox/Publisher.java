package dev.reelwise.pipeline.outbox;

import dev.reelwise.contracts.event.Topic;
import dev.reelwise.pipeline.event.Topics;
import dev.reelwise.pipeline.observe.Traces;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * An idempotent producer: within its life no record is written twice, and records of one key keep
 * their order. While Kafka is away records wait in it, without a limit of their own.
 */
class Publisher implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, String> names;
  private final RelayMeters meters;
  private final KafkaClientMetrics shown;
  private final Traces traces;
  private volatile boolean away;

  Publisher(Map<String, Object> kafka, Topics topics, RelayMeters meters, Traces traces) {
    this.meters = meters;
    this.traces = traces;
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    // Given up by the relay, never by the clock: an expired record would be overtaken by the next.
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.shown = meters.bind(producer);
    this.names = new HashMap<>();
    for (Topic topic : Topic.values()) {
      names.put(topic.text(), topics.name(topic));
    }
  }

  /**
   * Hands over rows in order, and none any more once Kafka was away: what follows would overtake
   * what could not be handed over. That needs another publisher.
   */
  List<CompletableFuture<Delivery>> publish(List<WaitingRow> rows) {
    List<CompletableFuture<Delivery>> deliveries = new ArrayList<>(rows.size());
    for (WaitingRow row : rows) {
      if (away) {
        break;
      }
      CompletableFuture<Delivery> delivery = new CompletableFuture<>();
      deliveries.add(delivery);
      publish(
          row,
          done -> {
            meters.count(done);
            if (done instanceof Delivery.Away) {
              away = true;
            }
            delivery.complete(done);
          });
    }
    return deliveries;
  }

  private void publish(WaitingRow row, Consumer<Delivery> ended) {
    String topic = names.get(row.topic());
    if (topic == null) {
      ended.accept(new Delivery.Impossible(row, "Not a topic of the pipeline: " + row.topic()));
    } else if (row.key() == null || row.value() == null) {
      ended.accept(new Delivery.Impossible(row, "The payload is not an object with a videoId"));
    } else {
      send(row, new ProducerRecord<>(topic, row.key(), row.value()), ended);
    }
  }

  private void send(
      WaitingRow row, ProducerRecord<byte[], byte[]> message, Consumer<Delivery> ended) {
    Traces.Passage passage = traces.send(row.traceparent(), row.topic() + " publish");
    if (passage != null) {
      message.headers().add("traceparent", passage.traceparent().getBytes(StandardCharsets.UTF_8));
    }
    Callback acknowledged =
        (_, failure) -> {
          if (passage != null) {
            passage.end(failure);
          }
          ended.accept(outcome(row, failure));
        };
    try {
      var _ = producer.send(message, acknowledged);
    } catch (KafkaException | IllegalStateException e) {
      acknowledged.onCompletion(null, e);
    }
  }

  private static Delivery outcome(WaitingRow row, @Nullable Exception failure) {
    return switch (failure) {
      case null -> new Delivery.Acknowledged(row);
      case RecordTooLargeException e -> new Delivery.Impossible(row, e.toString());
      case SerializationException e -> new Delivery.Impossible(row, e.toString());
      case InvalidTopicException e -> new Delivery.Impossible(row, e.toString());
      case RetriableException e -> new Delivery.Away(row, e.toString());
      case AuthenticationException e -> new Delivery.Away(row, e.toString());
      case AuthorizationException e -> new Delivery.Away(row, e.toString());
      case IllegalStateException e -> new Delivery.Away(row, e.toString());
      case InterruptException e -> new Delivery.Away(row, e.toString());
      // Nothing about the row: the producer was closed, or can't go on after another one's failure.
      case KafkaException e when e.getClass() == KafkaException.class ->
          new Delivery.Away(row, e.toString());
      default -> new Delivery.Refused(row, failure.toString());
    };
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    shown.close();
    producer.close(Duration.ZERO);
  }
}
