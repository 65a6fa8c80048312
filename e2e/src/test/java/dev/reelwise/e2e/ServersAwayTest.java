package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes each server away, in both ways, while people ask and videos are queued: the table in the
 * documentation says which requests go on. It is away for 6 s; with 30 s each time:
 *
 * <pre>
 * mvn -pl e2e -am verify -Dtests.left-out=nothing -Dreelwise.away.seconds=30 \
 *     -Dtest=ServersAwayTest -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@Tag("long")
@Order(7)
class ServersAwayTest {
  private static final Path OPERATIONS = Command.repository().resolve("docs/OPERATIONS.md");
  private static final Duration AWAY =
      Duration.ofSeconds(Integer.getInteger("reelwise.away.seconds", 6));

  private static final int USERS = 4;
  private static final int QUEUED = 5;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** Who waits longer for an answer gives up: then the test has failed. */
  private static final Duration LIMIT = Duration.ofSeconds(8);

  private static final Duration RECOVERY = Duration.ofMinutes(3);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static OwnSystem system;
  private static Api api;
  private static Path clip;
  private static long video;
  private static final Map<String, Row> TABLE = new LinkedHashMap<>();
  private static final Map<String, Row> READS = new LinkedHashMap<>();

  /** A request, and whether it goes on while each of the servers is away. */
  private record Row(HttpRequest request, Map<String, String> cells) {}

  /** A server that is away: how the table calls it, and how the report of health does. */
  private record Absence(String what, String title, String check, AnswerTimes times) {}

  /** An answer, and how long it took. */
  private record Answered(HttpResponse<String> answer, Duration time) {}

  @BeforeAll
  static void start() throws Exception {
    system = OwnSystem.start(Map.of("REELWISE_HEIGHTS", "144"));
    clip =
        Recording.make(
            system.folder().resolve("clip.mp4"),
            "-t",
            "3",
            "-i",
            Command.repository().resolve("samples/why-caches-miss.mp4").toString(),
            "-vf",
            "scale=-2:144",
            "-preset",
            "ultrafast");
    // One of the requests is for admins.
    system.update("update users set role = 'admin'");
    api = system.api();
    video = upload();
    awaitAllReady();
    readTable();
    for (var row : TABLE.entrySet()) {
      var answer = timed(row.getValue().request()).call().answer();
      assertThat(answer.statusCode()).as(row.getKey() + answer.body()).isBetween(200, 299);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (system != null) {
      system.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PostgreSQL, postgres, database",
    "Redis, redis, redis",
    "Kafka, kafka, kafka",
    "OpenSearch, opensearch, search",
    "S3, s3, storage"
  })
  void requestsAndVideosGoOn(String title, String server, String check) throws Exception {
    for (Hurt hurt : Hurt.values()) {
      for (int i = 0; i < QUEUED; i++) {
        upload();
      }
      var absence = new Absence(hurt + " " + title, title, check, new AnswerTimes());
      try (var _ = hurt.take(system, server);
          var users = Executors.newVirtualThreadPerTaskExecutor()) {
        long end = System.nanoTime() + AWAY.toNanos();
        List<Future<?>> crowd = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
          int first = user * 4;
          crowd.add(users.submit(() -> look(absence, first, end)));
        }
        askAll(absence, TABLE);
        for (var user : crowd) {
          user.get();
        }
        askAll(absence, READS);
      }
      absence.times().hold(absence.what());
      OwnSystem.await(
          title + " is there again",
          RECOVERY,
          () -> api.getUnsigned("/health/ready").statusCode() == 200);
      awaitAllReady();
    }
    nothingWasUsedUp();
  }

  /** One of several who ask one thing after the other. */
  private static boolean look(Absence absence, int first, long end) throws Exception {
    var rows = List.copyOf(READS.entrySet());
    for (int turn = first; System.nanoTime() < end; turn++) {
      var row = rows.get(turn % rows.size());
      check(absence, row.getKey(), row.getValue(), timed(row.getValue().request()).call());
      Thread.sleep(BETWEEN_LOOKS);
    }
    return true;
  }

  private static void askAll(Absence absence, Map<String, Row> rows) throws Exception {
    Map<String, Future<Answered>> asked = new LinkedHashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      rows.forEach((name, row) -> asked.put(name, threads.submit(timed(row.request()))));
      var ready = threads.submit(timed(HttpRequest.newBuilder(at("/health/ready")).build()));
      for (var one : asked.entrySet()) {
        var row = rows.get(one.getKey());
        check(absence, one.getKey(), row, answer(one.getKey(), one.getValue()));
      }
      var report = ready.get().answer();
      var checks = Api.JSON.readTree(report.body()).path("checks");
      assertThat(report.statusCode()).as(absence.what()).isEqualTo(503);
      assertThat(checks.path(absence.check()).path("status").asString())
          .as(absence.what() + ": " + report.body())
          .isEqualTo("down");
    }
  }

  private static void check(Absence absence, String name, Row row, Answered first)
      throws Exception {
    boolean fails = row.cells().get(absence.title()).equals("503");
    var answered = first;
    if (!fails && answered.answer().statusCode() == 503) {
      // The machine may be too busy for a server that is there.
      answered = timed(row.request()).call();
    }
    var answer = answered.answer();
    String as = "%s: %s: %s".formatted(absence.what(), name, answer.body());
    absence.times().add(name, answer.statusCode(), answered.time());
    if (!fails) {
      assertThat(answer.statusCode()).as(as).isBetween(200, 299);
      return;
    }
    assertThat(answer.statusCode()).as(as).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).as(as).isPresent();
    assertThat(Api.JSON.readTree(answer.body()).path("type").asString())
        .as(as)
        .endsWith("-unavailable");
  }

  private static Answered answer(String name, Future<Answered> asked) throws InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw new AssertionError(name + " was not answered", e.getCause());
    }
  }

  private static Callable<Answered> timed(HttpRequest request) {
    return () -> {
      long began = System.nanoTime();
      var answer = HTTP.send(request, BodyHandlers.ofString());
      return new Answered(answer, Duration.ofNanos(System.nanoTime() - began));
    };
  }

  private static void awaitAllReady() throws Exception {
    OwnSystem.await(
        "all videos are ready",
        RECOVERY,
        () ->
            system.rows("select id, status from videos where status <> 'ready'").isEmpty()
                && system
                    .rows("select id from outbox_events where not published and parked_at is null")
                    .isEmpty());
  }

  private static void nothingWasUsedUp() throws Exception {
    assertThat(
            system.rows(
                """
                select video_id, step, attempt, failures, losses, waits, error from video_steps
                where failures > 0 or losses > 0 or attempt <> 1 + waits
                """))
        .isEmpty();
    assertThat(system.rows("select id, error from outbox_events where parked_at is not null"))
        .isEmpty();
    assertThat(api.data("admin/dead-letters").path("items")).isEmpty();
  }

  private static long upload() throws IOException, InterruptedException {
    var answer = api.upload(clip);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Api.JSON.readTree(answer.body()).path("data").path("id").asLong();
  }

  private static java.net.URI at(String path) {
    return api.base().resolve(path);
  }

  /** From the documentation: a request that the test does not know makes it fail, and so on. */
  private static void readTable() throws Exception {
    var requests = requests();
    List<String> columns = new ArrayList<>();
    for (var line : Files.readAllLines(OPERATIONS)) {
      var cells =
          Arrays.stream(line.split("\\|")).map(String::strip).filter(c -> !c.isEmpty()).toList();
      if (line.startsWith("| request while")) {
        columns.addAll(cells.subList(1, cells.size()));
      } else if (!columns.isEmpty() && line.startsWith("| `")) {
        String name = cells.getFirst().replace("`", "");
        assertThat(requests).containsKey(name);
        Map<String, String> byServer = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          assertThat(cells.get(i + 1)).as(line).isIn("goes on", "503");
          byServer.put(columns.get(i), cells.get(i + 1));
        }
        TABLE.put(name, new Row(requests.get(name), byServer));
      } else if (line.isBlank()) {
        columns.clear();
      }
    }
    assertThat(TABLE.keySet()).isEqualTo(requests.keySet());
    READS.putAll(TABLE);
    READS.keySet().removeIf(name -> !name.startsWith("GET"));
  }

  private static Map<String, HttpRequest> requests() throws Exception {
    var upload =
        Api.JSON
            .readTree(
                HTTP.send(
                        post(
                            "upload/init",
                            Map.of("filename", "a.mp4", "content_type", "video/mp4")),
                        BodyHandlers.ofString())
                    .body())
            .path("data");
    String master = api.data("videos/" + video + "/watch").path("url").asString();
    var account =
        Api.JSON.readTree(Files.readString(system.command().data().resolve("account.json")));
    String email = account.path("email").asString();
    Map<String, HttpRequest> all = new LinkedHashMap<>();
    all.put("GET /health/live", get("/health/live"));
    all.put("GET /api/v1", get("/api/v1"));
    all.put(
        "POST auth/login",
        post(
            "auth/login", Map.of("email", email, "password", account.path("password").asString())));
    all.put("GET users/me", get("users/me"));
    all.put("POST users/check-email", post("users/check-email", Map.of("email", email)));
    all.put("GET videos/list", get("videos/list"));
    all.put("GET videos/{id}", get("videos/" + video));
    all.put("GET videos/{id}/status", get("videos/" + video + "/status"));
    all.put("GET videos/{id}/watch", get("videos/" + video + "/watch"));
    all.put("GET the HLS playlists", HttpRequest.newBuilder(java.net.URI.create(master)).build());
    all.put("GET videos/{id}/transcript", get("videos/" + video + "/transcript"));
    all.put("GET videos/{id}/comments", get("videos/" + video + "/comments"));
    all.put(
        "POST videos/{id}/comments",
        post("videos/" + video + "/comments", Map.of("content", "Still there?")));
    all.put("GET videos/search", get("videos/search?q=cache"));
    all.put("GET search/autocomplete", get("search/autocomplete?q=cl"));
    all.put("POST videos/upload", api.uploading(clip).timeout(LIMIT).build());
    all.put(
        "POST upload/init",
        post("upload/init", Map.of("filename", "a.mp4", "content_type", "video/mp4")));
    all.put(
        "POST upload/presigned-url",
        post(
            "upload/presigned-url",
            Map.of(
                "upload_id",
                upload.path("upload_id").asString(),
                "key",
                upload.path("key").asString(),
                "part_number",
                1)));
    all.put("GET admin/dead-letters", get("admin/dead-letters"));
    return all;
  }

  private static HttpRequest get(String path) {
    return signed(path).GET().build();
  }

  private static HttpRequest post(String path, Map<String, ?> body) {
    return signed(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Api.JSON.writeValueAsString(body)))
        .build();
  }

  private static HttpRequest.Builder signed(String path) {
    return HttpRequest.newBuilder(at(path))
        .header("Authorization", "Bearer " + api.token())
        .timeout(LIMIT);
  }
}
