package dev.reelwise.summarizer;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.stack.SharedStack;
import dev.reelwise.storage.Documents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application on the shared stack's servers, with the relay that publishes for it. */
final class RunningSummarizer implements AutoCloseable {

  private final Map<String, String> servers;
  private final ConfigurableApplicationContext application;
  private final List<JsonNode> events = new ArrayList<>();
  private final KafkaConsumer<String, String> consumer;

  private RunningSummarizer(Map<String, String> servers, ConfigurableApplicationContext running) {
    this.servers = servers;
    this.application = running;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers.get("KAFKA_BROKERS"),
                "group.id",
                "test-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.subscribe(List.of(topic("video.summarized"), topic("video.failed")));
  }

  static RunningSummarizer start(Map<String, String> settings) {
    Map<String, String> servers = SharedStack.join().isolated("summarizer").environment();
    Map<String, Object> properties = new HashMap<>(servers);
    properties.put("SUMMARIZER_PORT", "0");
    properties.put("HOST_IP", "127.0.0.1");
    properties.put("LOG_LEVEL", "warn");
    properties.put("reelwise.roles", "summarize,relay");
    properties.put("reelwise.topics.partitions", "1");
    properties.put("reelwise.steps.backoff.summarize", "100ms");
    properties.putAll(settings);
    SpringApplication application = new SpringApplication(SummarizerApplication.class);
    application.setRegisterShutdownHook(false);
    application.addInitializers(
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", properties)));
    return new RunningSummarizer(servers, application.run());
  }

  <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  JdbcClient sql() {
    return bean(JdbcClient.class);
  }

  /** A video's row, and its transcript in the bucket: what the counterpart would leave. */
  VideoId transcribed(String... sentences) {
    VideoId video =
        new VideoId(
            sql()
                .sql(
                    """
                    INSERT INTO videos (title, user_id, user_name, key, status)
                    VALUES ('A talk', 7, 'Ann', :key, 'transcribing') RETURNING id
                    """)
                .param("key", "videos/" + UUID.randomUUID())
                .query(Integer.class)
                .single());
    List<Segment> segments = new ArrayList<>();
    for (String sentence : sentences) {
      double start = segments.size() * 4.0;
      segments.add(new Segment(segments.size(), start, start + 4, sentence));
    }
    bean(Documents.class)
        .put(
            new Transcript(
                video,
                String.join(" ", sentences),
                "en",
                segments.size() * 4.0,
                "test",
                segments,
                Instant.EPOCH));
    return video;
  }

  /** Publishes {@code video.transcribed} as the counterpart would: no key, no event id. */
  void publishTranscribed(VideoId video) throws InterruptedException, ExecutionException {
    String value =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "id",
                    UUID.randomUUID().toString(),
                    "videoId",
                    video.value(),
                    "transcriptFileKey",
                    "transcripts/" + video + "/transcript.json",
                    "snippetCount",
                    3,
                    "ts",
                    "2026-03-01T12:00:00.123"));
    Map<String, Object> settings = Map.of("bootstrap.servers", servers.get("KAFKA_BROKERS"));
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic("video.transcribed"), value)).get();
    }
  }

  /** The next {@code count} events of the video, of those that the application publishes. */
  List<JsonNode> events(VideoId video, int count) {
    await(
        count + " events of video " + video,
        () -> {
          consumer
              .poll(Duration.ofMillis(100))
              .forEach(record -> events.add(JsonMapper.shared().readTree(record.value())));
          return of(video).size() >= count;
        });
    return of(video);
  }

  private List<JsonNode> of(VideoId video) {
    return events.stream().filter(e -> e.path("videoId").asInt() == video.value()).toList();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    String port = application.getEnvironment().getProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  private String topic(String name) {
    return servers.get("KAFKA_TOPIC_PREFIX") + name;
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within 30 s: " + what);
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    consumer.close();
    application.close();
  }
}
