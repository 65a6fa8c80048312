package dev.reelwise.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.event.Topic;
import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.event.Topics;
import dev.reelwise.pipeline.observe.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PublisherTest {

  /** Kafka may be back by then, and the row would overtake those before it. */
  @Test
  void handsNothingOverOnceKafkaWasAway() {
    try (Pipeline pipeline = Pipeline.start(Pipeline.servers("publisher"), "web");
        Publisher publisher =
            new Publisher(
                Map.of("bootstrap.servers", "127.0.0.1:1"),
                new Topics(""),
                new RelayMeters(new SimpleMeterRegistry()),
                pipeline.bean(Traces.class))) {
      List<CompletableFuture<Delivery>> handedOver = publisher.publish(List.of(row(1), row(2)));

      assertThat(handedOver).hasSize(1);
      assertThat(handedOver.getFirst().join()).isInstanceOf(Delivery.Away.class);
      assertThat(publisher.publish(List.of(row(3)))).isEmpty();
    }
  }

  private static WaitingRow row(int number) {
    byte[] text = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
    return new WaitingRow(
        "(0," + number + ")", number, "id", Topic.VIDEO_TRANSCRIBED.text(), text, text, 0, null);
  }
}
