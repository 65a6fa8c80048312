package dev.reelwise.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.contracts.event.Topic;
import dev.reelwise.pipeline.Broker;
import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.TestStep;
import dev.reelwise.pipeline.letter.DeadLetterBox;
import dev.reelwise.pipeline.letter.Letter;
import dev.reelwise.pipeline.letter.LetterNotReplayable;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InboxTest {

  private static final Map<String, String> SERVERS = Pipeline.servers("inbox");
  private static final Broker KAFKA = Broker.of(SERVERS);
  private static final TestStep SUMMARIZE = TestStep.quick(StepName.SUMMARIZE);
  private static Pipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline = Pipeline.start(SERVERS, "summarize", SUMMARIZE);
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void absorbsTheRepeatOfAnEvent() {
    VideoId video = pipeline.video();
    UUID event = UUID.randomUUID();
    String first = transcribed(video, UUID.randomUUID(), event);
    KAFKA.send("video.transcribed", video.toString(), first);
    KAFKA.send("video.transcribed", video.toString(), first);
    // Another id, the same eventId: still a repeat.
    KAFKA.send("video.transcribed", video.toString(), transcribed(video, UUID.randomUUID(), event));
    VideoId last = pipeline.video();
    KAFKA.send("video.transcribed", video.toString(), transcribed(last));

    Pipeline.await("the last is done", () -> SUMMARIZE.recorded.contains(last));
    assertThat(SUMMARIZE.started).containsOnlyOnce(video);
    Pipeline.await("the repeats are counted", () -> counted("repeated") >= 2);
    assertThat(pipeline.row(video, "summarize")).containsEntry("run", 1);
  }

  @Test
  void takesUpAVideoThatTheCounterpartHasStarted() {
    VideoId video = pipeline.video();
    KAFKA.send(
        "video.transcribed",
        video.toString(),
        """
        {"id": "%s", "videoId": %s, "transcriptFileKey": "t", "snippetCount": 2,
         "ts": "2026-01-02T03:04:05.123456", "unknown": {"field": 1}}
        """
            .formatted(UUID.randomUUID(), video));

    Pipeline.await("summarized", () -> SUMMARIZE.recorded.contains(video));
    Pipeline.await("indexing", () -> pipeline.status(video) == VideoStatus.INDEXING);
    assertThat(pipeline.state(video, "transcribe")).isEqualTo("done");
    assertThat(pipeline.state(video, "index")).isEqualTo("pending");
    assertThat(
            pipeline
                .sql()
                .sql("select topic from outbox_events where payload ->> 'videoId' = :id")
                .param("id", video.toString())
                .query(String.class)
                .list())
        .containsExactly("video.summarized");
  }

  @Test
  void putsWhatItCannotReadAsideAndGoesOn() {
    VideoId video = pipeline.video();
    KAFKA.send("video.transcribed", video.toString(), "no JSON at all");
    KAFKA.send("video.transcribed", video.toString(), transcribed(video));

    Pipeline.await("the one behind is done", () -> SUMMARIZE.recorded.contains(video));
    ConsumerRecord<String, String> letter =
        KAFKA.read("video.transcribed.dlt", 1).stream()
            .filter(record -> record.key().equals(video.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(letter.value()).isEqualTo("no JSON at all");
    assertThat(Broker.header(letter, "dlt-reason")).contains("JSON").doesNotContain("Exception");
    assertThat(Broker.header(letter, "dlt-topic")).endsWith("video.transcribed");
    assertThat(Broker.header(letter, "dlt-offset")).matches("\\d+");
    assertThat(asideFor("unreadable")).isPositive();
  }

  @Test
  void takesInWhatCameTogetherWithSomethingUnreadable() {
    List<VideoId> videos = Stream.generate(pipeline::video).limit(20).toList();
    for (VideoId video : videos) {
      KAFKA.send("video.transcribed", video.toString(), transcribed(video));
      if (video.equals(videos.get(9))) {
        KAFKA.send("video.transcribed", video.toString(), "half a rec");
      }
    }

    Pipeline.await("all are done", () -> SUMMARIZE.recorded.containsAll(videos));
    assertThat(SUMMARIZE.recorded).filteredOn(videos::contains).doesNotHaveDuplicates();
  }

  @Test
  void putsAnEventOfAVideoThatIsGoneAsideAndGoesOn() {
    VideoId gone = new VideoId(Integer.MAX_VALUE);
    VideoId video = pipeline.video();
    KAFKA.send("video.transcribed", video.toString(), transcribed(gone));
    KAFKA.send("video.transcribed", video.toString(), transcribed(video));

    Pipeline.await("the one behind is done", () -> SUMMARIZE.recorded.contains(video));
    assertThat(SUMMARIZE.started).doesNotContain(gone);
    assertThat(KAFKA.read("video.transcribed.dlt", 1))
        .extracting(letter -> Broker.header(letter, "dlt-reason"))
        .contains("Video " + gone + " was deleted, or was never there");
    assertThat(asideFor("gone")).as("so that nobody is woken by a deletion").isPositive();
  }

  @Test
  void takesAPollInAsIfItsEventsCameOneByOne() {
    VideoId twice = pipeline.video();
    VideoId once = pipeline.video();
    String repeated = transcribed(twice, UUID.randomUUID(), UUID.randomUUID());
    double taken = counted("taken");
    double repeats = counted("repeated");

    pipeline
        .bean(Inbox.class)
        .receive(
            Topic.VIDEO_TRANSCRIBED,
            Stream.of(repeated, transcribed(once), transcribed(twice), repeated)
                .map(event -> new Incoming(event.getBytes(StandardCharsets.UTF_8), null))
                .toList());

    assertThat(pipeline.row(twice, "summarize")).containsEntry("run", 2);
    assertThat(pipeline.row(once, "summarize")).containsEntry("run", 1);
    assertThat(counted("taken") - taken).isEqualTo(3);
    assertThat(counted("repeated") - repeats).isEqualTo(1);
    Pipeline.await("both", () -> SUMMARIZE.recorded.containsAll(List.of(twice, once)));
    assertThat(SUMMARIZE.recorded).containsOnlyOnce(twice);
  }

  @Test
  void takesNothingInWhereOneEventOfThePollCannotBe() {
    VideoId video = pipeline.video();
    List<Incoming> poll =
        Stream.of(transcribed(video), transcribed(new VideoId(Integer.MAX_VALUE)))
            .map(event -> new Incoming(event.getBytes(StandardCharsets.UTF_8), null))
            .toList();

    assertThatThrownBy(() -> pipeline.bean(Inbox.class).receive(Topic.VIDEO_TRANSCRIBED, poll))
        .isInstanceOf(GoneVideo.class);

    assertThat(
            pipeline
                .sql()
                .sql("select count(*) from video_steps where video_id = :video")
                .param("video", video.value())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void putsARecordThatCameInPackedAsideWholeHoweverLargeItIs() {
    VideoId video = pipeline.video();
    byte[] junk = "junk ".repeat(600_000).getBytes(StandardCharsets.UTF_8);
    KAFKA.sendPacked("video.transcribed", video.toString(), junk, 10);
    KAFKA.send("video.transcribed", video.toString(), transcribed(video));

    Pipeline.await("the one behind is done", () -> SUMMARIZE.recorded.contains(video));
    Letter letter = letter(video.toString());
    assertThat(letter.reason()).startsWith("This is not JSON");
    assertThat(letter.sizeCharacters()).isEqualTo(junk.length);
    assertThat(letter.value()).hasSize(20_000).startsWith("junk junk");
    assertThat(letter.wholeRecord()).isNull();
    pipeline.bean(DeadLetterBox.class).replay(letter.id(), "ann");
    Pipeline.await("it comes back", () -> letters(video.toString()).size() == 2);
  }

  @Test
  void putsTheBeginOfARecordAsideThatKafkaDoesNotTakeOnceMore() {
    VideoId video = pipeline.video();
    String key = "k".repeat(5_000);
    byte[] junk = new byte[500_000];
    new Random(7).nextBytes(junk);
    double cut = cut();
    KAFKA.limit("video.transcribed.dlt", 100_000);
    try {
      KAFKA.sendPacked("video.transcribed", key, junk, 300_000);
      KAFKA.send("video.transcribed", key, transcribed(video));
      Pipeline.await("the one behind is done", () -> SUMMARIZE.recorded.contains(video));
    } finally {
      KAFKA.limit("video.transcribed.dlt", 16 << 20);
    }

    Letter letter = letter("k".repeat(100));
    assertThat(letter.reason()).startsWith("This is not JSON");
    assertThat(letter.wholeRecord())
        .matches(Pattern.quote(KAFKA.prefix()) + "video\\.transcribed-\\d@\\d+ \\(500000 bytes\\)");
    assertThat(cut()).isEqualTo(cut + 1);
    assertThatThrownBy(() -> pipeline.bean(DeadLetterBox.class).replay(letter.id(), "ann"))
        .isInstanceOf(LetterNotReplayable.class)
        .hasMessageContaining("only the begin")
        .hasMessageContaining(letter.wholeRecord());
    assertThat(KAFKA.read("video.transcribed.dlt", 1))
        .filteredOn(record -> record.key().startsWith("kkk"))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).hasSize(1_000);
              assertThat(record.serializedValueSize()).isEqualTo(65_536);
              assertThat(record.headers().lastHeader("padding")).isNull();
            });
  }

  private static List<Letter> letters(String key) {
    return pipeline.bean(DeadLetterBox.class).newest(100).stream()
        .filter(letter -> key.equals(letter.key()))
        .toList();
  }

  private static Letter letter(String key) {
    return letters(key).getFirst();
  }

  private static double cut() {
    return pipeline
        .bean(MeterRegistry.class)
        .get("reelwise.inbox.dead.letters.cut")
        .tags("topic", "video.transcribed")
        .counter()
        .count();
  }

  private static double asideFor(String reason) {
    return pipeline
        .bean(MeterRegistry.class)
        .get("reelwise.inbox.dead.letters")
        .tags("topic", "video.transcribed", "reason", reason)
        .counter()
        .count();
  }

  private static double counted(String outcome) {
    return pipeline
        .bean(MeterRegistry.class)
        .get("reelwise.inbox.events")
        .tags("topic", "video.transcribed", "outcome", outcome)
        .counter()
        .count();
  }

  private static String transcribed(VideoId video) {
    return transcribed(video, UUID.randomUUID(), UUID.randomUUID());
  }

  private static String transcribed(VideoId video, UUID id, UUID eventId) {
    return """
        {"id": "%s", "eventId": "%s", "videoId": %s, "transcriptFileKey": "t", "snippetCount": 2,
         "ts": "2026-01-02T03:04:05Z"}
        """
        .formatted(id, eventId, video);
  }
}
