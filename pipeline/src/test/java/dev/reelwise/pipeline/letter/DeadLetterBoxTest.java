package dev.reelwise.pipeline.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.Broker;
import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.TestStep;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeadLetterBoxTest {

  private static final Map<String, String> SERVERS = Pipeline.servers("letters");
  private static final Broker KAFKA = Broker.of(SERVERS);
  private static final TestStep SUMMARIZE = TestStep.quick(StepName.SUMMARIZE);
  private static Pipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline =
        Pipeline.start(
            SERVERS, "relay,summarize", Map.of("reelwise.observe.sample", "200ms"), SUMMARIZE);
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void whatIsSentOnceMoreAfterTheCauseIsGoneHasItsEffect() {
    VideoId early = new VideoId(pipeline.video().value() + 1_000);
    KAFKA.send("video.transcribed", early.toString(), transcribed(early));
    Letter letter = awaitLetter(early.toString());
    assertThat(letter.reason()).isEqualTo("Video " + early + " was deleted, or was never there");
    assertThat(letter.value()).contains("\"videoId\": " + early);
    assertThat(letter.replayedAt()).isNull();

    insert(early);
    box().replay(letter.id(), "ann");

    Pipeline.await("the summary", () -> SUMMARIZE.recorded.contains(early));
    assertThat(box().find(letter.id()).replayedAt()).isNotNull();
    box().replay(letter.id(), "ann");
    VideoId next = pipeline.video();
    KAFKA.send("video.transcribed", early.toString(), transcribed(next));
    Pipeline.await("the one behind", () -> SUMMARIZE.recorded.contains(next));
    assertThat(SUMMARIZE.started).containsOnlyOnce(early);
  }

  @Test
  void whatIsStillWrongComesBack() {
    String key = "k" + UUID.randomUUID();
    KAFKA.send("video.transcribed", key, "[1, 2");
    Letter letter = awaitLetter(key);

    box().replay(letter.id(), "ann");

    Pipeline.await("a second letter", () -> letters(key).size() == 2);
    assertThat(letters(key)).extracting(Letter::value).containsOnly("[1, 2");
  }

  @Test
  void aParkedRowIsListedAndGoesOutOnceItCan() {
    UUID event = UUID.randomUUID();
    VideoId video = pipeline.video();
    insertTooLarge(event, video);
    LetterId id = new LetterId.InOutbox(event);
    Pipeline.await("parked", () -> box().newest(100).stream().anyMatch(one -> one.id().equals(id)));
    assertThat(box().find(id).reason()).isNotBlank();
    assertThat(box().find(id).sizeCharacters()).isGreaterThan(1_000_000);
    assertThat(box().find(id).value()).hasSize(Letter.SHOWN);
    Pipeline.await("it is counted", () -> parked() >= 1);

    pipeline
        .sql()
        .sql("update outbox_events set payload = payload - 'padding' where id = :id")
        .param("id", event)
        .update();
    box().replay(LetterId.valueOf("outbox-" + event), "ann");

    Pipeline.await(
        "published", () -> pipeline.topicsPublished(video).contains("video.transcribed"));
    assertThatThrownBy(() -> box().find(id)).isInstanceOf(LetterNotFound.class);
    Pipeline.await("it is counted no more", () -> parked() == parkedRows());
  }

  @Test
  void everyKindOfPoisonIsListedWithItsReasonAndWhatIsBehindItFlowsOn() {
    String broken = "k" + UUID.randomUUID();
    String unknown = "k" + UUID.randomUUID();
    String other = "k" + UUID.randomUUID();
    String gone = "k" + UUID.randomUUID();
    UUID large = UUID.randomUUID();
    VideoId video = pipeline.video();
    VideoId behind = pipeline.video();
    KAFKA.send("video.transcribed", broken, "{\"videoId\": 1, ");
    KAFKA.send(
        "video.transcribed",
        unknown,
        "{\"id\": \"%s\", \"videoId\": %s, \"splines\": 7}".formatted(UUID.randomUUID(), video));
    KAFKA.send(
        "video.transcribed",
        other,
        transcribed(video).replace("{", "{\"type\": \"video.reticulated\", "));
    KAFKA.send("video.transcribed", gone, transcribed(new VideoId(Integer.MAX_VALUE - 1)));
    insertTooLarge(large, video);
    KAFKA.send("video.transcribed", behind.toString(), transcribed(behind));

    Pipeline.await("the one behind", () -> SUMMARIZE.recorded.contains(behind));
    assertThat(awaitLetter(broken).reason()).startsWith("This is not JSON: Unexpected end");
    assertThat(awaitLetter(unknown).reason())
        .isEqualTo("This is no video.transcribed: transcriptFileKey is missing");
    assertThat(awaitLetter(other).reason())
        .isEqualTo("This is no video.transcribed: its type is video.reticulated");
    assertThat(SUMMARIZE.started).doesNotContain(video);
    assertThat(awaitLetter(gone).reason()).endsWith("was deleted, or was never there");
    LetterId parked = new LetterId.InOutbox(large);
    Pipeline.await(
        "parked", () -> box().newest(100).stream().anyMatch(one -> one.id().equals(parked)));
    assertThat(box().find(parked).reason()).contains("TooLarge");
  }

  @Test
  void whatIsNotThereIsSaid() {
    LetterId none = LetterId.valueOf("video.uploaded.dlt-0-4711");
    assertThatThrownBy(() -> box().find(none)).hasMessage("There is no dead letter " + none.text());
    assertThatThrownBy(() -> box().replay(LetterId.valueOf("outbox-" + UUID.randomUUID()), "ann"))
        .isInstanceOf(LetterNotFound.class);
    assertThatThrownBy(() -> LetterId.valueOf("video.other.dlt-0-1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double parked() {
    return pipeline
        .bean(MeterRegistry.class)
        .get("reelwise.outbox.rows")
        .tags("state", "parked")
        .gauge()
        .value();
  }

  private static double parkedRows() {
    return pipeline
        .sql()
        .sql("select count(*) from outbox_events where parked_at is not null")
        .query(Double.class)
        .single();
  }

  private static DeadLetterBox box() {
    return pipeline.bean(DeadLetterBox.class);
  }

  private static List<Letter> letters(String key) {
    return box().newest(100).stream().filter(one -> key.equals(one.key())).toList();
  }

  private static Letter awaitLetter(String key) {
    Pipeline.await("a letter", () -> !letters(key).isEmpty());
    return letters(key).getFirst();
  }

  private static String transcribed(VideoId video) {
    return """
        {"id": "%s", "videoId": %s, "transcriptFileKey": "t", "snippetCount": 2,
         "ts": "2026-01-02T03:04:05Z"}
        """
        .formatted(UUID.randomUUID(), video);
  }

  private static void insert(VideoId video) {
    pipeline
        .sql()
        .sql(
            """
            insert into videos (id, title, user_id, user_name, key, status)
            values (:id, 'A talk', 7, 'Ann', :key, 'uploading')
            """)
        .param("id", video.value())
        .param("key", "videos/" + UUID.randomUUID())
        .update();
  }

  /** Kafka takes no record of more than a megabyte. */
  private static void insertTooLarge(UUID event, VideoId video) {
    pipeline
        .sql()
        .sql(
            """
            insert into outbox_events (id, topic, payload, service)
            values (:id, 'video.transcribed', :payload::jsonb || jsonb_build_object(
              'padding', (select string_agg(md5(i::text), '') from generate_series(1, 60000) i)),
              'api')
            """)
        .param("id", event)
        .param("payload", transcribed(video))
        .update();
  }
}
