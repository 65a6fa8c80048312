package dev.reelwise.api.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.DirectFile;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.Documents;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** No name that a client gives leads to a place that we did not choose. */
class PathTraversalTest extends ApiTest {

  @Autowired private Documents documents;
  @Autowired private ObjectStore store;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd.mp4",
        "..\\\\..\\\\windows\\\\system.mp4",
        "/absolute/path.mp4",
        "%2e%2e%2fescaped.mp4",
        "....//....//doubled.mp4",
        "C:\\\\drive.mp4"
      })
  void aFileNameIsATitleAndNeverAPlace(String name) {
    Visitor user = newUser();

    Answer answer = new Upload().file(name, "bytes of no video").by(user);

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    VideoId id = new VideoId(answer.data().path("id").intValue());
    assertThat(answer.data().path("title").asString()).doesNotContain("/", "\\");
    assertThat(rows().key(id)).isEqualTo("videos/original/" + id + ".mp4");
    assertThat(store.find(ObjectKey.original(id))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x.mp4", "..\\..\\x.mp4", "/x.mp4", "a/../../../x.mp4"})
  void aDirectUploadAndAThumbnailGetKeysOfOurs(String name) {
    Visitor user = newUser();
    VideoId video = rows().video(user.userId(), "Mine", "ready");

    String key = DirectFile.started(user, name).key();
    Answer thumbnail =
        user.post(
            "/api/v1/upload/thumbnail",
            Map.of("filename", name, "content_type", "image/png", "video_id", video.value()));

    assertThat(key).matches("videos/uploads/" + user.userId() + "/[0-9a-f-]{36}");
    assertThat(thumbnail.data().path("key").asString())
        .matches("videos/thumbnails/" + video + "/[0-9a-f-]{36}\\.png");
    assertThat(thumbnail.data().path("presigned_url").asString()).doesNotContain("..");
  }

  @Test
  void aKeyThatWasNotGivenOutOpensNothing() {
    Visitor user = newUser();
    Visitor other = newUser();
    VideoId theirs = rows().video(other.userId(), "Theirs", "ready");
    store.put(ObjectKey.original(theirs), bytes("theirs"), "video/mp4");
    DirectFile own = DirectFile.completed(user, bytes("own"));
    DirectFile foreign = DirectFile.completed(other, bytes("foreign"));

    for (String key :
        List.of(
            foreign.key(),
            "videos/original/" + theirs + ".mp4",
            "transcripts/" + theirs + "/transcript.json",
            own.key() + "/../../../original/" + theirs + ".mp4",
            "../" + own.key(),
            "/" + own.key(),
            own.key() + "\u0000",
            "x".repeat(2000))) {
      Map<String, Object> named = Map.of("key", key, "upload_id", own.uploadId());
      assertRefused(user.post("/api/v1/upload/presigned-url", with(named, "part_number", 1)));
      assertRefused(user.post("/api/v1/upload/abort", named));
      assertRefused(
          user.post(
              "/api/v1/upload/complete",
              with(named, "parts", List.of(Map.of("PartNumber", 1, "ETag", "x")))));
      assertRefused(user.post("/api/v1/upload/save", Map.of("title", "t", "key", key)));
      assertRefused(
          user.post(
              "/api/v1/upload/save", Map.of("title", "t", "key", own.key(), "thumbnail_key", key)));
    }
    assertThat(rows().videosOf(user.userId())).isEmpty();
    assertThat(store.find(ObjectKey.original(theirs))).isPresent();
  }

  private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
    Map<String, Object> more = new HashMap<>(body);
    more.put(name, value);
    return more;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "%2e%2e",
        "..%2f..%2fthumbnails",
        "%2e%2e%2f%2e%2e",
        "720p%2f..%2f360p",
        "720p.mp4",
        "..%5c..%5cx",
        "720p%00",
        "%252e%252e"
      })
  void aResolutionIsLookedUpAndNeverAPath(String resolution) {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Watched", "ready");
    rows().variant(id, "720p", 1280, 720);
    String master = owner.get("/api/v1/videos/" + id + "/watch").data().path("url").asString();

    Answer answer =
        Visitor.open(master.replace("master.m3u8", "variants/" + resolution + "/playlist.m3u8"));

    assertRefused(answer);
    assertThat(answer.text()).doesNotContain("X-Amz-Signature", "#EXTM3U");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/transcript/versions/..%2f..%2f1",
        "/transcript/versions/%2e%2e",
        "/transcript/versions/1.json",
        "/transcript/versions/-1",
        "/transcript.vtt%2f..%2f..%2fx",
        "/transcript%2e%2e%2fx.json",
        "/../../transcripts/1/transcript.json"
      })
  void aTranscriptsVersionIsANumber(String path) {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Read", "ready");
    rows().transcript(id, "Said.", 3);
    documents.put(
        new Transcript(
            id, "Said.", "en", 3, "t", List.of(new Segment(0, 0, 1, "Said.")), Instant.EPOCH));

    assertRefused(owner.get("/api/v1/videos/" + id + path));
    assertRefused(
        owner.send(
            "PUT",
            "/api/v1/videos/" + id + path,
            BodyPublishers.ofString("WEBVTT\n\n00:00.0 --> 00:01.0\nx"),
            "Content-Type",
            "text/vtt"));
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
    assertThat(answer.text()).doesNotContain("Exception", "at org.");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
