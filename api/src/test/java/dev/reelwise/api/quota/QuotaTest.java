package dev.reelwise.api.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.DirectFile;
import dev.reelwise.api.testing.EndlessBytes;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.FileServer;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class QuotaTest extends ApiTest {

  private static final String USAGE = "/api/v1/users/me/usage";

  @Autowired private JdbcClient database;
  @Autowired private ObjectStore store;

  @Test
  void withoutAQuotaThereIsNoLimit() {
    Visitor user = newUser();
    upload(user, 1000);

    JsonNode usage = user.get(USAGE).data();

    assertThat(usage.path("bytes").path("used").asLong()).isEqualTo(1000);
    assertThat(usage.path("bytes").path("limit").isNull()).isTrue();
    assertThat(usage.path("videos").path("used").asLong()).isEqualTo(1);
    assertThat(usage.path("videos").path("limit").isNull()).isTrue();
    assertThat(visitor().get(USAGE).status()).isEqualTo(401);
  }

  @Test
  void aFileThatDoesNotFitIsRefusedWhileItComesAndLeavesNothing() {
    Visitor user = limited(10_000, null);
    assertThat(upload(user, 6000).status()).isEqualTo(201);
    int last = rows().lastVideo();

    Answer refused = upload(user, 4001);

    assertThat(refused.status()).as(refused.text()).isEqualTo(413);
    assertThat(refused.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:quota-exceeded");
    assertThat(refused.json().path("resource").asString()).isEqualTo("bytes");
    assertThat(refused.json().path("used").asLong()).isEqualTo(6000);
    assertThat(refused.json().path("limit").asLong()).isEqualTo(10_000);
    for (int id = last + 1; id < last + 5; id++) {
      assertThat(store.find(ObjectKey.original(new VideoId(id)))).isEmpty();
    }
    assertThat(upload(user, 4000).status()).as("what fits is taken").isEqualTo(201);
  }

  @Test
  void aDeclaredLengthThatCantFitIsRefusedBeforeItIsSent() throws IOException {
    Visitor user = limited(10_000, null);
    try (Socket socket = new Socket("localhost", port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/videos/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + user.token()
                      + "\r\nContent-Type: "
                      + Upload.TYPE
                      + "\r\nContent-Length: 50000000\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void theNumberOfVideosIsLimitedOnEveryWayIn() {
    Visitor user = limited(null, 1);
    DirectFile early = DirectFile.completed(user, new byte[10]);
    assertThat(upload(user, 10).status()).isEqualTo(201);

    Answer uploaded = upload(user, 10);
    Answer started =
        user.post("/api/v1/upload/init", Map.of("filename", "a.mp4", "content_type", "video/mp4"));
    Answer saved = early.save("One too many");
    Answer imported =
        user.post("/api/v1/videos/import", Map.of("url", "http://127.77.0.2:1/a.mp4"));

    for (Answer refused : List.of(uploaded, started, saved, imported)) {
      assertThat(refused.status()).as(refused.text()).isEqualTo(403);
      assertThat(refused.json().path("resource").asString()).isEqualTo("videos");
      assertThat(refused.json().path("used").asLong()).isEqualTo(1);
      assertThat(refused.json().path("limit").asLong()).isEqualTo(1);
    }
    assertThat(rows().videosOf(user.userId())).hasSize(1);
  }

  @Test
  void directUploadsAreHeldToTheQuotaAtEachStep() {
    Visitor user = limited(5000, null);
    Answer declared =
        user.post(
            "/api/v1/upload/init",
            Map.of("filename", "a.mp4", "content_type", "video/mp4", "size_bytes", 5001));
    DirectFile large = DirectFile.started(user, "a.mp4");
    large.send(1, new byte[5001]);

    assertThat(declared.status()).isEqualTo(413);
    assertThat(large.complete().status()).isEqualTo(413);
    assertThat(large.complete().status()).as("it was thrown away").isEqualTo(409);

    DirectFile fits = DirectFile.completed(user, new byte[3000]);
    assertThat(used(user)).as("what awaits saving counts").isEqualTo(3000);
    assertThat(upload(user, 2001).status()).isEqualTo(413);
    assertThat(fits.save("Fits").status()).isEqualTo(201);
    assertThat(used(user)).isEqualTo(3000);
  }

  @Test
  void uploadsAtTheSameTimeDoNotOvershoot() throws Exception {
    Visitor user = limited(10_000, null);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> uploads =
          Stream.generate(() -> (Callable<Integer>) () -> upload(user, 3000).status())
              .limit(8)
              .toList();
      for (var one : threads.invokeAll(uploads)) {
        assertThat(one.get()).isIn(201, 413);
      }
    }

    assertThat(used(user)).isEqualTo(9000);
    assertThat(rows().videosOf(user.userId())).hasSize(3);
  }

  @Test
  void anImportThatDoesNotFitFailsWithTheReason() throws Exception {
    Visitor user = limited(1000, null);
    try (FileServer files = new FileServer()) {
      Answer asked =
          user.post("/api/v1/videos/import", Map.of("url", files.file("/a.mp4", new byte[1001])));
      String video = "/api/v1/videos/" + asked.data().path("id").asInt() + "/info";

      Eventually.isTrue(() -> user.get(video).data().path("status").asString().equals("failed"));

      assertThat(user.get(video).data().path("status_message").asString())
          .contains("does not fit into your quota");
    }
  }

  @Test
  void aDeletedVideoMakesRoom() {
    Visitor user = limited(1000, null);
    int video = upload(user, 1000).data().path("id").asInt();
    assertThat(upload(user, 1).status()).isEqualTo(413);

    user.send(
        "DELETE", "/api/v1/videos/" + video, java.net.http.HttpRequest.BodyPublishers.noBody());

    assertThat(upload(user, 1000).status()).isEqualTo(201);
  }

  private Visitor limited(Integer bytes, Integer videos) {
    Visitor user = newUser();
    database
        .sql("update users set quota_bytes = ?, quota_videos = ? where id = ?")
        .params(java.util.Arrays.asList(bytes, videos, user.userId()))
        .update();
    return user;
  }

  private static Answer upload(Visitor user, int bytes) {
    return new Upload().file("a.mp4", new EndlessBytes(bytes)).by(user);
  }

  private static long used(Visitor user) {
    return user.get(USAGE).data().path("bytes").path("used").asLong();
  }
}
