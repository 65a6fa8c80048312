package dev.reelwise.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.Documents;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CachingTest extends ApiTest {

  @Autowired private Documents documents;
  @Autowired private ObjectStore store;

  @Test
  void whoHasTheDetailsAlreadyDoesNotGetThemAgain() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Kept", "ready");
    rows().variant(id, "720p", 1280, 720);
    String path = "/api/v1/videos/" + id;

    Answer first = owner.get(path);
    Answer second = owner.get(path, "If-None-Match", "\"x\", " + first.header("ETag"));
    owner.sendJson("PATCH", path, Map.of("title", "Changed"));
    Answer third = owner.get(path, "If-None-Match", first.header("ETag"));

    assertThat(first.header("ETag")).startsWith("W/\"");
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache, private");
    assertThat(vary(first)).containsIgnoringCase("Authorization");
    // Addresses in it are signed for a time, with which the tag changes.
    boolean sameTime = second.header("ETag").equals(first.header("ETag"));
    assertThat(second.status()).isEqualTo(sameTime ? 304 : 200);
    assertThat(second.bytes().length == 0).isEqualTo(sameTime);
    assertThat(third.status()).isEqualTo(200);
    assertThat(third.data().path("video").path("title").asString()).isEqualTo("Changed");
  }

  @Test
  void tokensAndAccountsAreNeverStored() {
    Visitor user = newUser();
    Map<String, String> login = Map.of("email", user.email(), "password", Visitor.PASSWORD);

    for (Answer answer :
        List.of(
            visitor().post("/api/v1/auth/login", login),
            visitor().post("/api/v1/auth/login", Map.of("email", "a@b.de", "password", "wrong!")),
            user.get("/api/v1/users/me"),
            user.get("/api/v1/users/info"),
            visitor().get("/api/v1/users/me"),
            user.get("/api/v1/videos/list"),
            user.get("/api/v1/videos/2000000000"))) {
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.header("Cache-Control")).doesNotContain("public");
    }
  }

  @Test
  void nothingOfAUserMayBeKeptForOthers() {
    Visitor owner = newUser();
    VideoId id = spoken(owner, 3);
    rows().variant(id, "720p", 1280, 720);
    String path = "/api/v1/videos/" + id;
    String playlist = owner.get(path + "/watch").data().path("url").asString();

    for (Answer answer :
        List.of(
            owner.get(path),
            owner.get(path + "/info"),
            owner.get(path + "/status"),
            owner.get(path + "/watch"),
            owner.get(path + "/transcript"),
            owner.get(path + "/transcript.vtt"),
            owner.get(path + "/transcript/versions"),
            owner.get(path + "/comments"),
            owner.get("/api/v1/videos/search?q=x"),
            owner.get("/api/v1/search/autocomplete?q=x"),
            Visitor.open(playlist),
            Visitor.open(playlist.replace("master.m3u8", "captions/captions.vtt")))) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Cache-Control")).containsAnyOf("private", "no-store");
      assertThat(answer.header("Cache-Control")).doesNotContain("public", "s-maxage");
    }
  }

  @Test
  void longAnswersComeCompressedToWhomWantsThem() throws IOException {
    Visitor owner = newUser();
    VideoId id = spoken(owner, 400);
    rows().variant(id, "720p", 1280, 720);
    String lines = "#EXTINF:4.000,\n#EXT-X-BYTERANGE:6@4\n720p.mp4\n".repeat(200);
    store.put(
        ObjectKey.playlist(id, "720p"),
        ("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:4\n" + lines)
            .getBytes(StandardCharsets.UTF_8),
        "application/vnd.apple.mpegurl");
    String path = "/api/v1/videos/" + id;
    String media =
        owner
            .get(path + "/watch")
            .data()
            .path("url")
            .asString()
            .replace("master.m3u8", "variants/720p/playlist.m3u8");

    for (String address :
        List.of(
            path,
            path + "/transcript",
            path + "/transcript.vtt",
            path + "/transcript.srt",
            path + "/transcript.txt",
            media)) {
      Answer plain = owner.get(address);
      Answer packed = owner.get(address, "Accept-Encoding", "gzip");

      assertThat(plain.header("Content-Encoding")).as(address).isEmpty();
      assertThat(packed.header("Content-Encoding")).as(address).isEqualTo("gzip");
      assertThat(vary(packed)).as(address).containsIgnoringCase("accept-encoding");
      assertThat(packed.bytes().length).isLessThan(plain.bytes().length / 2);
      byte[] unpacked =
          new GZIPInputStream(new ByteArrayInputStream(packed.bytes())).readAllBytes();
      assertThat(unpacked).hasSizeBetween(plain.bytes().length - 40, plain.bytes().length + 40);
      assertThat(packed.header("ETag")).as(address).isNotEmpty();
      Answer again =
          owner.get(address, "Accept-Encoding", "gzip", "If-None-Match", packed.header("ETag"));
      assertThat(again.status()).as(address).isIn(304, 200);
      assertThat(again.status() == 304 || !again.header("ETag").equals(packed.header("ETag")))
          .as(address)
          .isTrue();
    }
  }

  @Test
  void whatWasCompressedNamesItsVersionStill() {
    Visitor owner = newUser();
    String path = "/api/v1/videos/" + spoken(owner, 400) + "/transcript";
    String tag = owner.get(path, "Accept-Encoding", "gzip").header("ETag");

    Answer answer =
        owner.send(
            "PUT",
            path,
            BodyPublishers.ofString(
                "{\"segments\": [{\"start\": 0, \"end\": 1, \"text\": \"New.\"}]}"),
            "Content-Type",
            "application/json",
            "If-Match",
            tag);

    assertThat(answer.status()).isEqualTo(200);
  }

  private VideoId spoken(Visitor owner, int count) {
    VideoId id = rows().video(owner.userId(), "Spoken", "ready");
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      segments.add(new Segment(i, i, i + 1, "This is what was said as number " + i + "."));
    }
    String text = "This is what was said. ".repeat(count);
    rows().transcript(id, text, count);
    documents.put(new Transcript(id, text, "en", count, "test", segments, Instant.EPOCH));
    return id;
  }

  private static String vary(Answer answer) {
    return String.join(",", answer.headers().allValues("Vary"));
  }
}
