package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Lets the services die at each line where two servers' truths differ. They tell the lines
 * themselves: one that is added to them fails this test until a way to it is added here.
 */
@Tag("long")
@Order(6)
@TestMethodOrder(OrderAnnotation.class)
class CrashTest {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final List<String> STEPS =
      List.of("transcode", "transcribe", "summarize", "index");

  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static OwnSystem system;
  private static Faults faults;
  private static Path clip;
  private static Api api;
  private static FailoverClient client;
  private static Set<String> lines;
  private static final Set<String> CROSSED = new TreeSet<>();
  private static HttpServer elsewhere;

  @BeforeAll
  static void start() throws Exception {
    elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    faults = Faults.make();
    system =
        OwnSystem.start(
            Map.of(
                "REELWISE_FAULTS", faults.folder().toString(),
                "REELWISE_HEIGHTS", "144",
                // What is lost is found soon, and however often it is lost.
                "REELWISE_JOBS_HEARTBEAT", "500ms",
                "REELWISE_INBOX_SESSION", "6s",
                "REELWISE_STEPS_LOSSES", "100",
                "REELWISE_CHORES_HEARTBEAT", "500ms",
                "IMPORT_ALLOWED_HOSTS", "127.0.0.1/32",
                "IMPORT_ALLOWED_PORTS", "1024-65535",
                "REELWISE_DELETION_LASTSWEEP", "1s"));
    clip =
        Recording.make(
            system.folder().resolve("crash clip.mp4"),
            "-t",
            "2",
            "-i",
            Command.repository().resolve("samples/why-caches-miss.mp4").toString(),
            "-vf",
            "scale=-2:144",
            "-preset",
            "ultrafast");
    api = system.api();
    client = new FailoverClient(List.of(api.base()), api.token());
    lines = faults.lines();
    byte[] film = Files.readAllBytes(clip);
    elsewhere.createContext(
        "/crash.mp4",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "video/mp4");
          exchange.sendResponseHeaders(200, film.length);
          try (var body = exchange.getResponseBody()) {
            body.write(film);
          }
        });
    elsewhere.start();
  }

  @AfterAll
  static void stop() throws Exception {
    elsewhere.stop(0);
    if (system != null) {
      system.close();
    }
  }

  @Test
  @Order(1)
  void aStepIsDoneOnceWhereverItsThreadDies() throws Exception {
    for (var step : STEPS) {
      for (var line : linesOf("step.")) {
        arm(line + "." + step, "throw");
      }
    }
    upload();

    awaitReached();
    awaitReady();
    everyVideoIsWhole();
  }

  @Test
  @Order(2)
  void nothingIsLostOrDoubledWhereverItsProcessDies() throws Exception {
    upload();
    upload();
    List<String> ways = new ArrayList<>();
    // The smaller service is back sooner; each step's threads have died at each line already.
    linesOf("step.").forEach(line -> ways.add(line + ".summarize"));
    ways.add("step.stored.transcode");
    ways.add("step.worked.transcribe");
    ways.add("step.recorded.index");
    ways.addAll(linesOf("relay."));
    linesOf("inbox.").forEach(line -> ways.add(line + ".video.transcribed"));
    for (var way : ways) {
      arm(way, "halt");
    }
    uploadOnceItAnswers();
    awaitReached();

    int before = videos();
    for (var line : linesOf("upload.")) {
      awaitHealth();
      arm(line + ".form", "halt");
      assertThatThrownBy(() -> send(line)).as(line).isInstanceOf(IOException.class);
      awaitReached();
    }
    awaitHealth();
    assertThat(videos()).as("one was committed, the other was not").isEqualTo(before + 1);
    for (var line : linesOf("upload.")) {
      OwnSystem.await("the repeat is answered", LIMIT, () -> send(line) == 201);
    }
    assertThat(videos()).as("a key makes one video").isEqualTo(before + 2);

    for (var way : List.of("deletion.swept.video_sweep", "chore.done.video_sweep")) {
      arm(way, "halt");
    }
    awaitReady();
    var last = system.rows("select max(id) from videos").getFirst().getFirst();
    assertThat(api.delete("videos/" + last).statusCode()).isEqualTo(200);
    awaitReached();

    awaitHealth();
    awaitReady();
    everyVideoIsWhole();
    OwnSystem.await("no object without its video", LIMIT, () -> strays().isEmpty());
    OwnSystem.await(
        "all debts are paid", LIMIT, () -> system.rows("select video_id from deletions").isEmpty());
  }

  @Test
  @Order(3)
  void whatComesInPartsIsOneVideoWhereverItsProcessDies() throws Exception {
    int before = videos();
    for (var line : linesOf("direct.")) {
      awaitHealth();
      var file = DirectFile.start(client);
      file.send(1, Files.readAllBytes(clip));
      arm(line + ".parts", "halt");
      assertThatThrownBy(() -> finish(file, "")).as(line).isInstanceOf(IOException.class);
      awaitReached();
      OwnSystem.await("the repeat is answered", LIMIT, () -> finish(file, "") == 201);
    }
    assertThat(videos()).as("one of each").isEqualTo(before + linesOf("direct.").size());
  }

  @Test
  @Order(4)
  void aThumbnailThatCameBeforeItsVideoIsShownWhereverItsProcessDies() throws Exception {
    awaitHealth();
    var asked = Map.<String, Object>of("filename", "a.png", "content_type", "image/png");
    var offer = Api.JSON.readTree(client.post("upload/thumbnail", asked).body()).path("data");
    var key = offer.path("key").asString();
    DirectFile.put(offer.path("presigned_url").asString(), PNG, "image/png");
    var file = DirectFile.start(client);
    file.send(1, Files.readAllBytes(clip));
    for (var line : linesOf("thumbnail.")) {
      arm(line + ".own", "halt");
    }
    // Who moves it does not wait for the answer to go out.
    OwnSystem.await("the file is saved", LIMIT, () -> finish(file, key) == 201);
    awaitReached();

    awaitReady();
    var own = "select thumbnail_key from videos where thumbnail_key is not null";
    OwnSystem.await("it is shown", LIMIT, () -> !system.rows(own).isEmpty());
    var shown = system.rows(own).getFirst().getFirst();
    assertThat(system.objects().resolve(shown)).hasBinaryContent(PNG);
    assertThat(shown).isNotEqualTo(key).endsWith(key.substring(key.lastIndexOf('/')));
  }

  @Test
  @Order(5)
  void whatIsFetchedIsOneVideoWhereverItsProcessDies() throws Exception {
    int before = videos();
    var url = "http://127.0.0.1:%d/crash.mp4".formatted(elsewhere.getAddress().getPort());
    for (var line : linesOf("import.")) {
      awaitHealth();
      arm(line + ".file", "halt");
      askFor(url, "crash " + line);
      awaitReached();
    }
    awaitReady();
    assertThat(videos()).as("one of each").isEqualTo(before + linesOf("import.").size());
  }

  @Test
  @Order(6)
  void allLinesWereCrossedAndNothingIsWrongBehindThem() throws Exception {
    assertThat(CROSSED).isEqualTo(lines);
    awaitReady();
    everyVideoIsWhole();
    var check = system.command().run("fsck", "--grace", "PT0S");
    assertThat(check.code()).as(check.out() + check.err()).isZero();
  }

  /** The process may die before it has answered; then its row is there all the same. */
  private static void askFor(String url, String title) throws Exception {
    try {
      var asked = Map.<String, Object>of("url", url, "title", title);
      assertThat(client.post("videos/import", asked).statusCode()).isEqualTo(202);
    } catch (IOException died) {
      assertThat(system.rows("select id from videos where title = '%s'".formatted(title)))
          .hasSize(1);
    }
  }

  /** What a client does that has no answer: both steps once more. */
  private static int finish(DirectFile file, String thumbnail) throws Exception {
    int completed = file.complete().statusCode();
    return completed == 201 ? file.save("crash in parts", thumbnail).statusCode() : completed;
  }

  /** {@code step.claimed} of {@code step.claimed.index}. */
  private static String lineOf(String way) {
    return String.join(".", List.of(way.split("\\.")).subList(0, 2));
  }

  private static List<String> linesOf(String prefix) {
    var found = lines.stream().filter(line -> line.startsWith(prefix)).toList();
    assertThat(found).as(prefix).isNotEmpty();
    return found;
  }

  private static void arm(String way, String what) throws IOException {
    faults.arm(way, what);
    if (what.equals("halt")) {
      CROSSED.add(lineOf(way));
    }
  }

  private static void awaitReached() throws Exception {
    faults.awaitReached(LIMIT);
  }

  private static void awaitHealth() throws Exception {
    OwnSystem.await(
        "the API is there", LIMIT, () -> api.getUnsigned("/health/ready").statusCode() == 200);
  }

  /** Uploads with that key. */
  private static int send(String key) throws IOException, InterruptedException {
    var request = api.uploading(clip).header("Idempotency-Key", key).build();
    return HTTP.send(request, BodyHandlers.ofString()).statusCode();
  }

  private static void upload() throws Exception {
    assertThat(api.upload(clip).statusCode()).isEqualTo(201);
  }

  /** The process dies at any moment just now. */
  private static void uploadOnceItAnswers() throws Exception {
    OwnSystem.await("an upload is taken", LIMIT, () -> api.upload(clip).statusCode() == 201);
  }

  private static int videos() throws Exception {
    return Integer.parseInt(system.rows("select count(*) from videos").getFirst().getFirst());
  }

  private static void awaitReady() throws Exception {
    OwnSystem.await(
        "all videos are ready",
        LIMIT,
        () ->
            system.rows("select id from videos where status <> 'ready'").isEmpty()
                && system.rows("select id from outbox_events where not published").isEmpty());
    awaitHealth();
  }

  private static void everyVideoIsWhole() throws Exception {
    assertThat(
            system.rows(
                """
                select v.id from videos v
                where (select count(*) from video_variants x where x.video_id = v.id) <> 1
                   or (select count(*) from video_transcripts x where x.video_id = v.id) <> 1
                   or (select count(*) from video_summaries x where x.video_id = v.id) <> 1
                   or (select count(*) from video_steps x
                       where x.video_id = v.id and x.state = 'done' and x.failures = 0) <> 4
                   or (select count(*) from outbox_events o
                       where o.payload ->> 'videoId' = v.id::text) <> 4
                   or (select count(distinct o.topic) from outbox_events o
                       where o.payload ->> 'videoId' = v.id::text) <> 4
                """))
        .as("videos with too little or too much")
        .isEmpty();
    for (var row : system.rows("select id from videos")) {
      long id = Long.parseLong(row.getFirst());
      assertThat(files("videos/hls/" + id)).as("video %d", id).hasSize(2);
      assertThat(files("summaries/" + id)).as("video %d", id).hasSize(2);
      assertThat(files("transcripts/" + id)).as("video %d", id).hasSize(3);
      var details = api.data("videos/" + id);
      assertThat(details.path("summary").path("summary_text").asString()).isNotBlank();
      assertThat(details.path("quality_options")).hasSize(1);
    }
    var found =
        api.data("videos/search?limit=50&q=crash")
            .path("items")
            .valueStream()
            .map(item -> item.path("id").asLong())
            .toList();
    assertThat(found).doesNotHaveDuplicates().hasSize(videos());
  }

  private static List<Path> files(String folder) throws IOException {
    try (var files = Files.walk(system.objects().resolve(folder))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Objects that belong to no video. */
  private static List<Path> strays() throws Exception {
    var ids = system.rows("select id from videos").stream().map(List::getFirst).toList();
    List<Path> strays = new ArrayList<>();
    for (var folder : List.of("videos/original", "videos/hls", "transcripts", "summaries")) {
      try (Stream<Path> found = Files.list(system.objects().resolve(folder))) {
        found
            .filter(one -> !ids.contains(one.getFileName().toString().replaceFirst("\\..*", "")))
            .filter(one -> !isEmptyFolder(one))
            .forEach(strays::add);
      }
    }
    return strays;
  }

  private static boolean isEmptyFolder(Path path) {
    try (var files = Files.walk(path)) {
      return files.noneMatch(Files::isRegularFile);
    } catch (IOException gone) {
      return true;
    }
  }
}
