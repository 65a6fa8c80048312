package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.e2e.LocalSystem.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What an operator sees and does at a running system, by the command line and over HTTP. */
@Order(8)
@Tag("long")
@ExtendWith(LocalSystem.class)
@TestMethodOrder(OrderAnnotation.class)
class OperateTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final List<String> STEPS =
      List.of("transcode", "transcribe", "summarize", "index");

  private static Command command;
  private static Api api;
  private static Junk junk;
  private static Path clip;

  @BeforeAll
  static void anAdmin(Running system) throws Exception {
    command = system.command();
    junk = new Junk(command);
    clip =
        Recording.make(
            system.folder().resolve("operated clip.mp4"),
            "-t",
            "3",
            "-i",
            Command.repository().resolve("samples/why-caches-miss.mp4").toString(),
            "-vf",
            "scale=-2:144");
    // Whoever may read the data folder is an admin from the first such command on.
    var queues = command.run("queue");
    assertThat(queues.code()).as(queues.err()).isZero();
    assertThat(queues.out()).contains(STEPS);
    api = system.api();
  }

  @Test
  @Order(1)
  void whatNobodyCanReadIsPutAsideAndSentOnceMore() throws Exception {
    var text = "no event at all: " + UUID.randomUUID();
    junk.send("video.uploaded", "no-id", text);
    var first = awaitLetter("video.uploaded", "no-id");
    var id = first.path("id").asString();

    assertThat(succeed("dlq", "list")).contains(id, first.path("reason").asString());
    assertThat(succeed("dlq", "show", id)).contains(id, text);
    assertThat(json("dlq", "show", id, "--json").path("data").path("value").asString())
        .isEqualTo(text);
    assertThat(
            api.metrics().sum("reelwise_inbox_dead_letters_total", "video.uploaded", "unreadable"))
        .isPositive();

    assertThat(succeed("dlq", "replay", id)).contains(id);
    // It is as bad as before: a new letter, while the old one is marked.
    var second = awaitLetter("video.uploaded", "no-id").path("id").asString();
    assertThat(second).isNotEqualTo(id);
    assertThat(succeed("dlq", "list")).containsPattern(id + ".*\\(replayed\\)");
    assertThat(api.post("admin/dead-letters/" + second + "/replay").statusCode()).isEqualTo(202);
    assertThat(awaitLetter("video.uploaded", "no-id").path("id").asString()).isNotEqualTo(second);
  }

  @Test
  @Order(2)
  void whatIsTooLargeForKafkaIsParkedUntilItIsMended() throws Exception {
    long video = anyVideo();
    var event = junk.commitTooMuch("video.failed", video);
    var id = "outbox-" + event;
    awaitLetter("video.failed", Long.toString(video));

    var listed = json("dlq", "list", "--json").path("data").path("items").valueStream();
    var letter = listed.filter(one -> one.path("id").asString().equals(id)).findFirst();
    assertThat(letter.orElseThrow().path("reason").asString()).contains("RecordTooLarge");
    assertThat(succeed("timeline", video)).containsPattern("video\\.failed +parked: .*TooLarge");
    OwnSystem.await(
        "the gauge of parked rows",
        LIMIT,
        () -> api.metrics().sum("reelwise_outbox_rows", "parked") >= 1);

    junk.mend(event);
    assertThat(json("dlq", "replay", id, "--json").path("data").path("id").asString())
        .isEqualTo(id);

    OwnSystem.await(
        "the event is published",
        LIMIT,
        () ->
            moments(video)
                .anyMatch(
                    one ->
                        one.path("name").asString().equals("video.failed")
                            && one.path("detail").asString("").equals("published")));
    assertThat(command.run("dlq", "show", id).code()).as("it is gone").isEqualTo(1);
  }

  @Test
  @Order(3)
  void whatThereIsNotEndsWithOneAndWhatNobodyUnderstandsWithTwo() throws Exception {
    var unknown = command.run("dlq", "show", "video.uploaded.dlt-0-999999");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("There is no dead letter");
    assertThat(command.run("dlq", "show", "nonsense").code()).isEqualTo(2);
    var dance = command.run("queue", "pause", "dance");
    assertThat(dance.code()).isEqualTo(2);
    assertThat(dance.err()).contains("transcode, transcribe, summarize or index");
    assertThat(command.run("timeline", "99999999").code()).isEqualTo(1);
    assertThat(command.run("queue", "cancel", "99999999").code()).isEqualTo(1);
  }

  @Test
  @Order(4)
  void aTalkAtWorkIsSeenWithItsProgressAndWorkerAndCancelled() throws Exception {
    long talk = ingest(Command.repository().resolve("samples/why-caches-miss.mp4"));

    OwnSystem.await("a running step with progress and worker", LIMIT, () -> isSeenAtWork(talk));
    assertThat(succeed("queue"))
        .containsPattern("video %d +\\w+ running +\\d+ %% by ".formatted(talk));

    succeed("queue", "cancel", talk);
    assertThat(status(talk)).isEqualTo("failed");
    assertThat(api.delete("videos/" + talk).statusCode()).isEqualTo(200);
  }

  @Test
  @Order(5)
  void aHeldStepWaitsAndACancelledVideoIsRetriedAndReady() throws Exception {
    var held = json("queue", "pause", "index", "--json").path("queues");
    assertThat(queue(held, "index").path("paused_by").asString()).startsWith("user-");
    long video = ingest(clip);
    OwnSystem.await(
        "the index step waits",
        LIMIT,
        () -> state(video, "index").equals("queued") && state(video, "transcode").equals("done"));

    assertThat(succeed("queue", "cancel", video)).contains("(paused by user-");
    assertThat(status(video)).isEqualTo("failed");
    succeed("queue", "retry", video);
    assertThat(state(video, "index")).isEqualTo("queued");
    var resumed = json("queue", "resume", "index", "--json").path("queues");
    assertThat(queue(resumed, "index").path("paused_by").isNull()).isTrue();

    OwnSystem.await("it is ready", LIMIT, () -> status(video).equals("ready"));
    succeed("queue", "retry", video, "index");
    OwnSystem.await("it is ready again", LIMIT, () -> status(video).equals("ready"));
    assertThat(moments(video).map(one -> one.path("name").asString()))
        .contains("transcode done", "index done", "failed", "video.summarized", "ready");
  }

  /** One of those that are there, or the clip. */
  private static long anyVideo() throws Exception {
    long listed = api.data("videos/list").path("items").path(0).path("id").asLong();
    return listed > 0 ? listed : ingest(clip);
  }

  private static String succeed(String name, Object... arguments) throws Exception {
    var ended = command.run(name, arguments);
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    return ended.out();
  }

  private static JsonNode json(String name, Object... arguments) throws Exception {
    return Api.JSON.readTree(succeed(name, arguments));
  }

  private static long ingest(Path file) throws Exception {
    return json("ingest", "--no-wait", "--json", file).path(0).path("id").asLong();
  }

  /** The newest letter of that topic and key that nobody has sent once more. */
  private static JsonNode awaitLetter(String topic, String key) throws Exception {
    var path = "admin/dead-letters";
    OwnSystem.await("a dead letter of " + topic, LIMIT, () -> letter(path, topic, key) != null);
    return letter(path, topic, key);
  }

  private static JsonNode letter(String path, String topic, String key) throws Exception {
    return api.data(path)
        .path("items")
        .valueStream()
        .filter(one -> one.path("topic").asString().equals(topic))
        .filter(one -> one.path("key").asString("").equals(key))
        .filter(one -> one.path("replayed_at").isNull())
        .findFirst()
        .orElse(null);
  }

  private static boolean isSeenAtWork(long video) throws Exception {
    return json("queue", "--json")
        .path("steps")
        .valueStream()
        .filter(one -> one.path("video_id").asLong() == video)
        .filter(one -> one.path("state").asString().equals("running"))
        .anyMatch(
            one ->
                one.path("progress").asDouble() > 0 && !one.path("worker").asString("").isBlank());
  }

  private static JsonNode queue(JsonNode queues, String step) {
    return queues
        .valueStream()
        .filter(one -> one.path("step").asString().equals(step))
        .findFirst()
        .orElseThrow();
  }

  private static String status(long video) throws Exception {
    return api.data("videos/" + video + "/status").path("status").asString();
  }

  private static String state(long video, String step) throws Exception {
    return api.data("videos/" + video + "/status")
        .path("steps")
        .valueStream()
        .filter(one -> one.path("name").asString().equals(step))
        .map(one -> one.path("state").asString())
        .findFirst()
        .orElse("none");
  }

  private static java.util.stream.Stream<JsonNode> moments(long video) throws Exception {
    return api.data("admin/videos/%d/timeline".formatted(video)).path("moments").valueStream();
  }
}
