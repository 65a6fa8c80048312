package dev.reelwise.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Records that were put aside, as an admin sees them; nobody takes in what comes to the topic. */
class RecordLetterTest extends ApiTest {

  private static final String PATH = "/api/v1/admin/dead-letters";

  private final String key = "k" + UUID.randomUUID();

  @Test
  void aRecordPutAsideIsListedShownAndSentOnceMore() throws Exception {
    Visitor admin = newAdmin();
    String value = "{\"videoId\": \"x\", \"key\": \"" + key + "\"}";
    String id = putAside(value, Map.of("dlt-reason", "videoId is not a number", "own", "1"));

    JsonNode listed = listed(admin, id);
    assertThat(listed.path("topic").asString()).isEqualTo("video.failed");
    assertThat(listed.path("reason").asString()).isEqualTo("videoId is not a number");
    assertThat(listed.path("key").asString()).isEqualTo(key);
    assertThat(listed.path("size_characters").intValue()).isEqualTo(value.length());
    assertThat(listed.path("whole_record").isNull()).isTrue();
    assertThat(listed.path("replayed_at").isNull()).isTrue();
    assertThat(admin.get(PATH + "/" + id).data().path("value").asString()).isEqualTo(value);

    assertThat(admin.post(PATH + "/" + id + "/replay", Map.of()).status()).isEqualTo(202);

    ConsumerRecord<String, String> again = sentAgain();
    assertThat(again.value()).isEqualTo(value);
    assertThat(again.headers()).extracting(Header::key).containsExactly("own");
    assertThat(listed(admin, id).path("replayed_at").asString()).matches("20\\d\\d-.*Z");
    assertThat(admin.get(PATH + "/" + id).data().path("letter").path("replayed_at").isNull())
        .isFalse();
  }

  @Test
  void theBeginOfARecordIsNotSentInThePlaceOfTheWhole() throws Exception {
    Visitor admin = newAdmin();
    String id =
        putAside(
            "{\"videoId\": ",
            Map.of(
                "dlt-topic", "video.failed",
                "dlt-partition", "2",
                "dlt-offset", "17",
                "dlt-cut", "3000000"));

    Answer refused = admin.post(PATH + "/" + id + "/replay", Map.of());

    assertThat(listed(admin, id).path("whole_record").asString())
        .isEqualTo("video.failed-2@17 (3000000 bytes)");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("type").asString()).endsWith(":dead-letter-not-replayable");
    assertThat(refused.json().path("detail").asString()).contains("video.failed-2@17");
    assertThat(listed(admin, id).path("replayed_at").isNull()).isTrue();
  }

  private static JsonNode listed(Visitor admin, String id) {
    JsonNode items = admin.get(PATH + "?limit=500").data().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(item -> item.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private String putAside(String value, Map<String, String> headers)
      throws InterruptedException, ExecutionException {
    ProducerRecord<String, String> letter =
        new ProducerRecord<>(topic("video.failed.dlt"), key, value);
    headers.forEach(
        (name, text) -> letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    Map<String, Object> settings = Map.of("bootstrap.servers", servers().get("KAFKA_BROKERS"));
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      RecordMetadata place = producer.send(letter).get();
      return "video.failed.dlt-%d-%d".formatted(place.partition(), place.offset());
    }
  }

  private ConsumerRecord<String, String> sentAgain() throws InterruptedException {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            servers().get("KAFKA_BROKERS"),
            "group.id",
            key,
            "auto.offset.reset",
            "earliest");
    List<ConsumerRecord<String, String>> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic("video.failed")));
      Eventually.isTrue(
          () -> {
            consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            return found.stream().anyMatch(record -> key.equals(record.key()));
          });
    }
    return found.stream().filter(record -> key.equals(record.key())).findFirst().orElseThrow();
  }

  private static String topic(String name) {
    return servers().get("KAFKA_TOPIC_PREFIX") + name;
  }
}
