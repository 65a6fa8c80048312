package dev.reelwise.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoTranscribed;
import dev.reelwise.pipeline.Broker;
import dev.reelwise.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OutboxTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void publishesWhatIsCommittedAndNothingElse() {
    Map<String, String> servers = Pipeline.servers("outbox");
    try (Pipeline pipeline = Pipeline.start(servers, "relay")) {
      VideoId video = pipeline.video();
      VideoTranscribed committed = transcribed(video, 1);
      pipeline.inTransaction(() -> pipeline.bean(Outbox.class).append(committed));
      assertThatThrownBy(
              () ->
                  pipeline.inTransaction(
                      () -> {
                        pipeline.bean(Outbox.class).append(transcribed(video, 2));
                        throw new IllegalStateException("rolled back");
                      }))
          .hasMessage("rolled back");
      assertThatThrownBy(() -> pipeline.bean(Outbox.class).append(transcribed(video, 3)))
          .isInstanceOf(IllegalTransactionStateException.class);

      List<ConsumerRecord<String, String>> records =
          Broker.of(servers).read("video.transcribed", 1);
      assertThat(records).hasSize(1);
      JsonNode payload = JSON.readTree(records.getFirst().value());
      assertThat(records.getFirst().key()).isEqualTo(video.toString());
      assertThat(payload.path("eventId").asString()).isEqualTo(committed.id().toString());
      assertThat(payload.path("snippetCount").asInt()).isEqualTo(1);
      Pipeline.await("it is marked", () -> waiting(pipeline) == 0);
      assertThat(
              pipeline.sql().sql("select service from outbox_events").query(String.class).single())
          .isEqualTo("api");
    }
  }

  @Test
  void theEventsIdIsThatOfItsRowWhateverThePayloadSays() {
    Map<String, String> servers = Pipeline.servers("eventid");
    try (Pipeline pipeline = Pipeline.start(servers, "relay")) {
      insert(
          pipeline,
          "video.transcribed",
          "{\"videoId\": 1, \"eventId\": \"another\", \"text\": \"Grüße, 世界 }\"}");

      String value = Broker.of(servers).read("video.transcribed", 1).getFirst().value();
      JsonNode payload = JSON.readTree(value);
      assertThat(payload.path("eventId").asString())
          .isEqualTo(
              pipeline
                  .sql()
                  .sql("select id::text from outbox_events")
                  .query(String.class)
                  .single());
      assertThat(value.split("eventId", -1)).as("named once").hasSize(2);
      assertThat(payload.path("text").asString()).isEqualTo("Grüße, 世界 }");
      assertThat(payload.path("videoId").asInt()).isEqualTo(1);
    }
  }

  @Test
  void deletesAtOnceWhatIsPublishedWhenNothingIsKept() {
    Map<String, String> servers = new HashMap<>(Pipeline.servers("kept"));
    servers.put("reelwise.outbox.keep", "0s");
    try (Pipeline pipeline = Pipeline.start(servers, "relay")) {
      VideoId video = pipeline.video();
      pipeline.inTransaction(() -> pipeline.bean(Outbox.class).append(transcribed(video, 7)));
      assertThat(Broker.of(servers).read("video.transcribed", 1)).hasSize(1);
      Pipeline.await(
          "the row is gone",
          () ->
              pipeline.sql().sql("select count(*) from outbox_events").query(Long.class).single()
                  == 0);
    }
  }

  @Test
  void keepsTheOrderOfEachVideoWithManyWritersAndSeveralRelays() {
    Map<String, String> servers = Pipeline.servers("order");
    int videos = 20;
    int each = 25;
    try (Pipeline one = Pipeline.start(servers, "relay");
        Pipeline other = Pipeline.start(servers, "relay")) {
      List<VideoId> ids = new ArrayList<>();
      for (int i = 0; i < videos; i++) {
        ids.add(one.video());
      }
      write(List.of(one, other), ids, each);
      Pipeline.await("all published", () -> waiting(one) == 0);

      List<ConsumerRecord<String, String>> records =
          Broker.of(servers).read("video.transcribed", videos * each);
      assertThat(records).hasSize(videos * each);
      Map<String, List<Integer>> counts = numbers(records);
      assertThat(counts).hasSize(videos);
      assertThat(counts.values()).allSatisfy(seen -> assertThat(seen).isSorted().hasSize(each));
    }
  }

  @Test
  void publishesABacklogInItsOrderAndOnce() {
    Map<String, String> servers = Pipeline.servers("backlog");
    int each = 200;
    try (Pipeline writer = Pipeline.start(servers, "web")) {
      List<VideoId> videos = List.of(writer.video(), writer.video(), writer.video());
      for (int i = 0; i < each; i++) {
        videos.forEach(video -> appendNext(writer, video));
      }
      try (Pipeline relay =
          Pipeline.start(servers, "relay", Map.of("reelwise.outbox.batch", "10"))) {
        Pipeline.await("all are marked", () -> waiting(relay) == 0);
        List<ConsumerRecord<String, String>> records =
            Broker.of(servers).read("video.transcribed", videos.size() * each);
        assertThat(numbers(records)).hasSize(videos.size());
        assertThat(numbers(records).values())
            .allSatisfy(seen -> assertThat(seen).isSorted().doesNotHaveDuplicates().hasSize(each));
      }
    }
  }

  /** As a broker does whose clock is wrong, or whose rules forbid it for a while. */
  @Test
  void triesAgainWhatKafkaRefusesForAReasonThatPasses() {
    Map<String, String> servers = Pipeline.servers("refused");
    int each = 50;
    try (Pipeline pipeline =
        Pipeline.start(servers, "relay", Map.of("reelwise.outbox.attempts", "10"))) {
      VideoId video = pipeline.video();
      Broker.of(servers).set("video.transcribed", "message.timestamp.before.max.ms", "0");
      pipeline.inTransaction(
          () -> {
            for (int i = 0; i < each; i++) {
              pipeline.bean(Outbox.class).append(transcribed(video, i));
            }
          });
      Pipeline.await("some are refused", () -> attempts(pipeline) > 0);
      Broker.of(servers)
          .set(
              "video.transcribed",
              "message.timestamp.before.max.ms",
              Long.toString(Long.MAX_VALUE));

      Pipeline.await("all are marked", () -> waiting(pipeline) == 0);
      assertThat(pipeline.topicsPublished(video)).hasSize(each);
    }
  }

  private static Map<String, List<Integer>> numbers(List<ConsumerRecord<String, String>> records) {
    Map<String, List<Integer>> numbers = new HashMap<>();
    for (ConsumerRecord<String, String> record : records) {
      numbers
          .computeIfAbsent(record.key(), _ -> new ArrayList<>())
          .add(JSON.readTree(record.value()).path("snippetCount").asInt());
    }
    return numbers;
  }

  /**
   * Without the net under the notifications: after a burst, while it looks by itself, and later.
   */
  @Test
  void missesNothingBetweenLookingByItselfAndBeingWoken() {
    Map<String, String> servers = Pipeline.servers("woken");
    try (Pipeline pipeline =
        Pipeline.start(servers, "relay", Map.of("reelwise.outbox.poll", "1h"))) {
      List<VideoId> ids = List.of(pipeline.video(), pipeline.video(), pipeline.video());
      for (int round = 0; round < 10; round++) {
        write(List.of(pipeline), ids, 20);
        Pipeline.await("the burst is published", () -> waiting(pipeline) == 0);
        appendNext(pipeline, ids.getFirst());
        Pipeline.await("what came after it is published", () -> waiting(pipeline) == 0);
      }
    }
  }

  /** Eight writers take turns on all videos; the number is given under the video's row lock. */
  private static void write(List<Pipeline> processes, List<VideoId> videos, int each) {
    try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < each; i++) {
        for (VideoId video : videos) {
          Pipeline process = processes.get(i % processes.size());
          var _ = writers.submit(() -> appendNext(process, video));
        }
      }
    }
  }

  private static void appendNext(Pipeline process, VideoId video) {
    process.inTransaction(
        () -> {
          int count =
              process
                  .sql()
                  .sql(
                      "update videos set title = title || '.' where id = :id returning length(title)")
                  .param("id", video.value())
                  .query(Integer.class)
                  .single();
          process.bean(Outbox.class).append(transcribed(video, count));
        });
  }

  @Test
  void parksWhatCanNeverBePublishedAndGoesOn() {
    Map<String, String> servers = Pipeline.servers("poison");
    try (Pipeline pipeline = Pipeline.start(servers, "relay")) {
      VideoId video = pipeline.video();
      insert(
          pipeline,
          "video.transcribed",
          "{\"videoId\": 1, \"x\": \"" + "x".repeat(3_000_000) + "\"}");
      insert(pipeline, "video.transcribed", "[1, 2]");
      insert(pipeline, "video.transcribed", "{\"no\": \"video\"}");
      insert(pipeline, "some.other", "{\"videoId\": 1}");
      pipeline.inTransaction(() -> pipeline.bean(Outbox.class).append(transcribed(video, 1)));

      Pipeline.await(
          "the good one is published", () -> pipeline.topicsPublished(video).size() == 1);
      Pipeline.await("nothing waits", () -> waiting(pipeline) == 0);
      assertThat(
              pipeline
                  .sql()
                  .sql(
                      "select error from outbox_events where parked_at is not null order by position")
                  .query(String.class)
                  .list())
          .satisfiesExactly(
              tooLarge -> assertThat(tooLarge).contains("RecordTooLargeException"),
              list -> assertThat(list).contains("not an object with a videoId"),
              none -> assertThat(none).contains("not an object with a videoId"),
              other -> assertThat(other).contains("Not a topic of the pipeline: some.other"));
      assertThat(Broker.of(servers).read("video.transcribed", 1)).hasSize(1);
    }
  }

  @Test
  void waitsForKafkaWithoutUsingUpAttempts() {
    Map<String, String> servers = Pipeline.servers("away");
    Map<String, String> nowhere = new HashMap<>(servers);
    nowhere.put("KAFKA_BROKERS", "127.0.0.1:1");
    VideoId video;
    try (Pipeline pipeline = Pipeline.start(nowhere, "relay")) {
      video = pipeline.video();
      pipeline.inTransaction(() -> pipeline.bean(Outbox.class).append(transcribed(video, 1)));
      // The relay has noticed when it has begun anew at least once.
      Pipeline.await(
          "the relay has connected again",
          () ->
              pipeline
                      .sql()
                      .sql(
                          """
                          select count(*) from pg_stat_activity
                          where datname = current_database()
                            and application_name = 'reelwise relay'
                            and backend_start > now() - interval '3 seconds'
                            and backend_start > (select min(created_at) + interval '5 seconds'
                                                 from outbox_events)
                          """)
                      .query(Integer.class)
                      .single()
                  > 0);
      assertThat(waiting(pipeline)).isOne();
      assertThat(attempts(pipeline)).isZero();
    }
    try (Pipeline pipeline = Pipeline.start(servers, "relay")) {
      Pipeline.await("published", () -> pipeline.topicsPublished(video).size() == 1);
      assertThat(attempts(pipeline)).isZero();
    }
  }

  @Test
  void letsPublishedRowsGoAfterAWhile() {
    Map<String, String> servers = Pipeline.servers("purge");
    try (Pipeline pipeline = Pipeline.start(servers, "web", Map.of())) {
      insert(pipeline, "video.transcribed", "{\"videoId\": 1}");
      pipeline
          .sql()
          .sql(
              "update outbox_events set published = true, published_at = now() - interval '2 days'")
          .update();
      insert(pipeline, "video.transcribed", "{\"videoId\": 2}");
    }
    try (Pipeline pipeline = Pipeline.start(servers, "relay")) {
      Pipeline.await(
          "the old row is gone",
          () ->
              pipeline
                  .sql()
                  .sql("select payload ->> 'videoId' from outbox_events")
                  .query(String.class)
                  .list()
                  .equals(List.of("2")));
    }
  }

  private static VideoTranscribed transcribed(VideoId video, int count) {
    return new VideoTranscribed(
        EventId.random(),
        video,
        "transcripts/x.json",
        count,
        Instant.parse("2026-01-02T03:04:05Z"));
  }

  private static void insert(Pipeline pipeline, String topic, String payload) {
    pipeline
        .sql()
        .sql(
            "insert into outbox_events (id, topic, payload) values (gen_random_uuid(), :t, :p::jsonb)")
        .param("t", topic)
        .param("p", payload)
        .update();
  }

  private static int waiting(Pipeline pipeline) {
    return pipeline
        .sql()
        .sql("select count(*) from outbox_events where not published and parked_at is null")
        .query(Integer.class)
        .single();
  }

  private static int attempts(Pipeline pipeline) {
    return pipeline
        .sql()
        .sql("select sum(attempts) from outbox_events")
        .query(Integer.class)
        .single();
  }
}
