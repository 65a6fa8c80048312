package dev.reelwise.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.FileServer;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.MultipartRejected;
import dev.reelwise.storage.MultipartUploads;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportTest extends ApiTest {

  private static final int PART = 8 * 1024 * 1024;

  @Autowired private ObjectStore store;
  @Autowired private MultipartUploads uploads;
  @Autowired private ImportRepository imports;
  @Autowired private Transfer transfer;

  private FileServer files;
  private Visitor user;

  @BeforeEach
  void open() {
    files = new FileServer();
    user = newUser();
  }

  @AfterEach
  void close() {
    files.close();
  }

  @Test
  void aFileOfAnotherServerBecomesAVideoWithItsEvent() throws Exception {
    byte[] content = bytes(3 * PART / 2);
    String address =
        files.file(
            "/any",
            content,
            "Content-Type",
            "video/webm",
            "Content-Disposition",
            "attachment; filename*=UTF-8''..%2FMy%20t%C3%A4lk.webm");

    Answer asked = ask(address);

    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    assertThat(asked.data().path("status").asString()).isEqualTo("pending");
    VideoId video = id(asked);
    await(video, "transcoding");
    assertThat(info(video).path("title").asString()).isEqualTo("My tälk");
    assertThat(stored(video)).isEqualTo(content);
    assertThat(store.find(ObjectKey.original(video)).orElseThrow().contentType())
        .isEqualTo("video/webm");
    JsonNode event =
        new JsonMapper().readTree((String) rows().eventsOf(video).getFirst().get("payload"));
    assertThat(event.path("fileKey").asString()).isEqualTo("videos/original/" + video + ".mp4");
    assertThat(event.path("metadata").path("filename").asString()).isEqualTo("My tälk.webm");
    assertThat(user.get("/api/v1/videos/" + video + "/import").status()).isEqualTo(404);
    assertThat(history(video)).containsExactly("pending", "uploading", "transcoding");
  }

  @Test
  void theGivenTitleStays() throws Exception {
    String address = files.file("/K%C3%B6ln%20by%20night.mp4", bytes(100));
    String untitled =
        files.file("/other name.mp4", bytes(100)).replace("other name", "other%20name");

    VideoId video =
        id(
            user.post(
                "/api/v1/videos/import",
                Map.of("url", address, "title", " My\ttalk ", "description", "about it")));
    files.page("/Köln by night.mp4", exchange -> exchange.sendResponseHeaders(200, -1));
    await(id(ask(untitled)), "transcoding");

    assertThat(info(video).path("title").asString()).isEqualTo("My talk");
    assertThat(info(video).path("description").asString()).isEqualTo("about it");
  }

  @Test
  void saysAllOfTheVideoThatAnUploadCan() {
    String address = files.file("/private.mp4", bytes(100));
    Map<String, Object> wanted =
        Map.of("url", address, "visibility", "private", "tags", List.of("Sea"), "language", "de");

    VideoId video = id(user.post("/api/v1/videos/import", wanted));

    assertThat(info(video).path("visibility").asString()).isEqualTo("private");
    assertThat(info(video).path("tags").path(0).asString()).isEqualTo("sea");
    assertThat(newUser().get("/api/v1/videos/" + video).status()).isEqualTo(404);
    assertThat(
            user.post("/api/v1/videos/import", Map.of("url", address, "visibility", "secret"))
                .text())
        .contains("visibility must be public, unlisted or private");
  }

  @Test
  void aDroppedConnectionIsGoneOnWithWhereItStopped() throws Exception {
    byte[] content = bytes(2 * PART + 12_345);
    String address =
        files.droppingFile("/drops.mp4", content, "\"v1\"", PART + 1_000_000, 2_000_000);

    VideoId video = id(ask(address));
    await(video, "transcoding");

    assertThat(stored(video)).isEqualTo(content);
    assertThat(files.ranges())
        .containsExactly(
            "null", "bytes=" + (PART + 1_000_000) + "-", "bytes=" + (PART + 3_000_000) + "-");
  }

  @Test
  void withoutAVersionADroppedFileIsFetchedAnew() throws Exception {
    byte[] content = bytes(PART + 1000);
    String address = files.droppingFile("/plain.mp4", content, null, PART + 1);

    VideoId video = id(ask(address));
    await(video, "transcoding");

    assertThat(stored(video)).isEqualTo(content);
    assertThat(files.ranges()).containsExactly("null", "null");
  }

  @Test
  void anotherProcessGoesOnBehindWhatTheLostOneHasStored() throws Exception {
    byte[] content = bytes(2 * PART + 500);
    String address = files.droppingFile("/lost.mp4", content, "\"v1\"");
    VideoId video = waiting(address);
    // What a process leaves that dies after the first part.
    VideoImport lost = imports.claim(video).orElseThrow();
    String upload = uploads.start(ObjectKey.original(video), "video/mp4");
    imports.note(lost, upload, "\"v1\"", content.length);
    uploads.put(ObjectKey.original(video), upload, 1, content, PART);

    Transfer.Received received = transfer.run(imports.claim(video).orElseThrow());

    assertThat(received.object().sizeBytes()).isEqualTo(content.length);
    assertThat(stored(video)).isEqualTo(content);
    assertThat(files.ranges()).containsExactly("bytes=" + PART + "-");
    assertThat(imports.progress(lost, 1)).as("the lost one may not write").isFalse();
  }

  @Test
  void partsOfAnotherVersionAreThrownAway() throws Exception {
    byte[] content = bytes(PART + 500);
    String address = files.droppingFile("/changed.mp4", content, "\"v2\"");
    VideoId video = waiting(address);
    VideoImport lost = imports.claim(video).orElseThrow();
    String upload = uploads.start(ObjectKey.original(video), "video/mp4");
    imports.note(lost, upload, "\"v1\"", content.length);
    uploads.put(ObjectKey.original(video), upload, 1, new byte[PART], PART);

    transfer.run(imports.claim(video).orElseThrow());

    assertThat(stored(video)).isEqualTo(content);
  }

  /** An import that no worker takes: its job is not in the queue. */
  private VideoId waiting(String address) {
    return imports.insert(
        address, "waits", null, true, new SignedIn(new UserId(user.userId()), user.email(), "Ada"));
  }

  @Test
  void whatIsNoVideoFailsWithTheReason() throws Exception {
    assertFails(files.address("/missing.mp4"), "there is no such file");
    assertFails(
        files.file("/page", "<html>".getBytes(), "Content-Type", "text/html"), "is a web page");
    assertFails(
        files.file("/list.mp4", "#EXTM3U\nhttp://127.0.0.1/\n".getBytes()), "is a playlist");
    assertFails(files.file("/empty.mp4", new byte[0]), "it is empty");
    assertFails(
        files.page("/secret", exchange -> exchange.sendResponseHeaders(403, -1)), "not public");
    assertFails(
        files.file("/packed", bytes(10), "Content-Encoding", "gzip"), "sends the file compressed");
    assertFails(
        files.page(
            "/huge.mp4",
            exchange -> {
              exchange.sendResponseHeaders(200, 3_000_000_000L);
              exchange.getResponseBody().write(new byte[10]);
              exchange.getResponseBody().flush();
            }),
        "too large");
    assertFails("http://127.77.0.2:1/x.mp4", "can't be reached");
  }

  private void assertFails(String address, String reason) throws InterruptedException {
    VideoId video = id(ask(address));
    await(video, "failed");
    assertThat(info(video).path("status_message").asString())
        .startsWith("Importing failed: ")
        .contains(reason);
  }

  @Test
  void aFailedImportIsTriedAgainByItsOwner() throws Exception {
    String address = files.address("/later.mp4");
    VideoId video = id(ask(address));
    await(video, "failed");
    JsonNode progress = user.get("/api/v1/videos/" + video + "/import").data();
    assertThat(progress.path("state").asString()).isEqualTo("failed");
    assertThat(progress.path("url").asString()).isEqualTo(address);
    assertThat(newUser().post("/api/v1/videos/" + video + "/retry", Map.of()).status())
        .isEqualTo(404);
    files.file("/later.mp4", bytes(1000));

    assertThat(user.post("/api/v1/videos/" + video + "/retry", Map.of()).status()).isEqualTo(200);

    await(video, "transcoding");
    assertThat(info(video).path("status_message").isNull()).isTrue();
    assertThat(history(video))
        .containsExactly("pending", "uploading", "failed", "pending", "uploading", "transcoding");
    assertThat(rows().eventsOf(video).stream().map(event -> event.get("topic")))
        .containsExactly("video.failed", "video.uploaded");
  }

  @Test
  void aServerThatFailsForNowIsAskedAgain() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    byte[] content = bytes(1000);
    String address =
        files.page(
            "/busy.mp4",
            exchange -> {
              if (calls.incrementAndGet() < 3) {
                exchange.sendResponseHeaders(503, -1);
              } else {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
              }
            });

    VideoId video = id(ask(address));
    await(video, "transcoding");

    assertThat(calls).hasValue(3);
    assertThat(history(video)).containsExactly("pending", "uploading", "transcoding");
  }

  @Test
  void aServerThatFallsSilentIsLeft() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    String address =
        files.page(
            "/silent.mp4",
            exchange -> {
              exchange.sendResponseHeaders(200, 1000);
              exchange.getResponseBody().write(new byte[10]);
              exchange.getResponseBody().flush();
              awaitQuietly(over);
            });
    VideoId video = id(ask(address));
    Eventually.isTrue(
        () ->
            user.get("/api/v1/videos/" + video + "/import")
                .data()
                .path("error")
                .asString()
                .contains("did not answer in time"));
    over.countDown();
    user.send("DELETE", "/api/v1/videos/" + video, BodyPublishers.noBody());
  }

  @Test
  void aDeletedVideosImportEndsAndLeavesNothing() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    String address =
        files.page(
            "/endless.mp4",
            exchange -> {
              exchange.sendResponseHeaders(200, 1_000_000_000L);
              OutputStream body = exchange.getResponseBody();
              body.write(bytes(PART + 1));
              body.flush();
              while (over.getCount() > 0) {
                body.write(new byte[1000]);
                body.flush();
                awaitQuietly(over, 50);
              }
            });
    VideoId video = id(ask(address));
    String path = "/api/v1/videos/" + video;
    Eventually.isTrue(
        () -> user.get(path + "/import").data().path("received_bytes").asLong() > PART);
    VideoImport held = newest(video);
    String upload = imports.uploadId(held).orElseThrow();

    Answer deleted = user.send("DELETE", path, BodyPublishers.noBody());

    assertThat(deleted.status()).isEqualTo(200);
    Eventually.isTrue(() -> imports.progress(video).isEmpty());
    over.countDown();
    assertThat(partsAreGone(video, upload)).isTrue();
    assertThat(store.find(ObjectKey.original(video))).isEmpty();
  }

  private VideoImport newest(VideoId video) {
    int attempt = imports.progress(video).orElseThrow().attempt();
    return new VideoImport(
        video, new UserId(user.userId()), "", true, attempt, 0, null, null, Instant.EPOCH);
  }

  private boolean partsAreGone(VideoId video, String upload) {
    try {
      return uploads.parts(ObjectKey.original(video), upload).isEmpty();
    } catch (MultipartRejected gone) {
      return true;
    }
  }

  @Test
  void nothingOfOursIsToldToTheOtherServer() throws Exception {
    VideoId video = id(ask(files.file("/private.mp4", bytes(10))));
    await(video, "transcoding");

    assertThat(files.asked()).hasSize(1);
    assertThat(files.asked().getFirst().keySet())
        .containsExactlyInAnyOrder("Host", "Accept", "Accept-encoding", "User-agent", "Connection");
  }

  @Test
  void aFormThatIsNotRightIsRefused() {
    assertThat(user.post("/api/v1/videos/import", Map.of()).status()).isEqualTo(400);
    assertThat(ask("http://" + "x".repeat(3000)).status()).isEqualTo(400);
    assertThat(visitor().post("/api/v1/videos/import", Map.of("url", "x")).status()).isEqualTo(401);
  }

  private Answer ask(String address) {
    return user.post("/api/v1/videos/import", Map.of("url", address));
  }

  private static VideoId id(Answer asked) {
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    return new VideoId(asked.data().path("id").asInt());
  }

  private JsonNode info(VideoId video) {
    return user.get("/api/v1/videos/" + video + "/info").data();
  }

  private void await(VideoId video, String status) throws InterruptedException {
    Eventually.isTrue(
        () -> {
          String now = info(video).path("status").asString();
          if (now.equals("failed") && !status.equals(now)) {
            throw new AssertionError(info(video).toString());
          }
          return now.equals(status);
        });
  }

  private List<String> history(VideoId video) {
    return user.get("/api/v1/videos/my/processing?include_completed=true")
        .data()
        .path("videos")
        .valueStream()
        .filter(one -> one.path("id").asInt() == video.value())
        .flatMap(one -> one.path("status_history").valueStream())
        .map(change -> change.path("status").asString())
        .toList();
  }

  private byte[] stored(VideoId video) throws Exception {
    try (var in = store.open(ObjectKey.original(video))) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    awaitQuietly(latch, 60_000);
  }

  private static void awaitQuietly(CountDownLatch latch, long millis) {
    try {
      latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
