package dev.reelwise.api.playback;

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
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class PlaybackTest extends ApiTest {

  private static final String PLAYLIST =
      """
      #EXTM3U
      #EXT-X-VERSION:7
      #EXT-X-TARGETDURATION:4
      #EXT-X-PLAYLIST-TYPE:VOD
      #EXT-X-MAP:URI="720p.mp4",BYTERANGE="4@0"
      #EXTINF:4.000,
      #EXT-X-BYTERANGE:6@4
      720p.mp4
      #EXT-X-ENDLIST
      """;

  @Autowired private ObjectStore store;
  @Autowired private Documents documents;

  @Test
  void aPlayerGoesFromTheMasterToTheBytesWithoutAnAccessToken() {
    Visitor owner = newUser();
    VideoId id = playable(owner);

    Answer watch = newUser().get("/api/v1/videos/" + id + "/watch");
    String url = watch.data().path("url").asString();
    Answer master = Visitor.open(url);
    Answer media = Visitor.open(resolve(url, firstUri(master.text())));
    Answer bytes = Visitor.open(firstUri(media.text()), "Range", "bytes=4-9");

    assertThat(watch.data().path("type").asString()).isEqualTo("application/vnd.apple.mpegurl");
    assertThat(watch.data().path("hls").asString()).isEqualTo(url);
    assertThat(url).startsWith("http://localhost:" + port() + "/api/v1/watch/hls/" + id);
    assertThat(master.header("Content-Type")).startsWith("application/vnd.apple.mpegurl");
    assertThat(master.text())
        .startsWith("#EXTM3U")
        .contains("RESOLUTION=1280x720", "BANDWIDTH=1200000", "avc1.64001f,mp4a.40.2");
    assertThat(media.header("Content-Type")).startsWith("application/vnd.apple.mpegurl");
    assertThat(media.text()).contains("#EXT-X-BYTERANGE:6@4").doesNotContain("\n720p.mp4");
    assertThat(bytes.status()).isEqualTo(206);
    assertThat(bytes.text()).isEqualTo("456789");
  }

  @Test
  void captionsAreATrackOfTheMaster() {
    VideoId id = playable(newUser());
    rows().transcript(id, "Hello there.", 4);
    documents.put(
        new Transcript(
            id,
            "Hello there.",
            "en",
            4.0,
            "test",
            List.of(new Segment(0, 0.5, 2.25, "Hello there.")),
            Instant.EPOCH));

    String url = newUser().get("/api/v1/videos/" + id + "/watch").data().path("url").asString();
    String master = Visitor.open(url).text();
    String track = master.replaceAll("(?s).*URI=\"([^\"]+)\".*", "$1");
    Answer playlist = Visitor.open(resolve(url, track));
    Answer captions = Visitor.open(resolve(resolve(url, track), firstUri(playlist.text())));

    assertThat(master)
        .contains("#EXT-X-MEDIA:TYPE=SUBTITLES", "LANGUAGE=\"en\"", "NAME=\"English\"")
        .contains(",SUBTITLES=\"captions\"");
    assertThat(playlist.text()).contains("#EXTINF:4.000,", "#EXT-X-TARGETDURATION:4");
    assertThat(captions.header("Content-Type")).startsWith("text/vtt");
    assertThat(captions.text())
        .startsWith("WEBVTT")
        .contains("00:00:00.500 --> 00:00:02.250\nHello there.");
  }

  @Test
  void eachVariantIsADownloadWithTheTitleAsItsName() {
    Visitor owner = newUser();
    VideoId id = playable(owner);
    owner.sendJson("PATCH", "/api/v1/videos/" + id, Map.of("title", "Über \"Brücken\"/2"));

    JsonNode watch = newUser().get("/api/v1/videos/" + id + "/watch").data();
    JsonNode download = watch.path("downloads").path(0);
    Answer file = Visitor.open(download.path("url").asString());

    assertThat(download.path("resolution").asString()).isEqualTo("720p");
    assertThat(download.path("size_bytes").intValue()).isEqualTo(5000);
    assertThat(download.path("content_type").asString()).isEqualTo("video/mp4");
    assertThat(file.text()).isEqualTo("0123456789");
    assertThat(file.header("Content-Type")).isEqualTo("video/mp4");
    assertThat(file.header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"_ber Br_cken 2 720p.mp4\";"
                + " filename*=UTF-8''%C3%9Cber%20Br%C3%BCcken%202%20720p.mp4");
    assertThat(watch.path("poster_url").asString()).contains("/thumbnails/" + id + ".jpg");
    assertThat(watch.path("tracks").size()).isZero();
  }

  @Test
  void aTrackElementFindsTheCaptionsOfTheirLanguage() {
    Visitor owner = newUser();
    VideoId id = playable(owner);
    rows().transcript(id, "Bonjour.", 4);
    documents.put(spoken(id, "Bonjour."));
    String body =
        "{\"language\": \"fr\", \"segments\": [{\"start\": 0, \"end\": 1, \"text\": \"Salut.\"}]}";
    owner.send(
        "PUT",
        "/api/v1/videos/" + id + "/transcript",
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json");

    JsonNode watch = newUser().get("/api/v1/videos/" + id + "/watch").data();
    JsonNode track = watch.path("tracks").path(0);

    assertThat(track.path("kind").asString()).isEqualTo("captions");
    assertThat(track.path("language").asString()).isEqualTo("fr");
    assertThat(track.path("label").asString()).isEqualTo("French");
    assertThat(track.path("url")).isEqualTo(watch.path("captions_url"));
    assertThat(Visitor.open(track.path("url").asString()).text()).contains("Salut.");
    assertThat(Visitor.open(watch.path("hls").asString()).text()).contains("LANGUAGE=\"fr\"");
  }

  @Test
  void beforeThereAreVariantsABrowserPlaysTheUploadItself() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Early", "transcoding");
    rows().source(id, "mov,mp4,m4a,3gp,3g2,mj2", "h264", "aac");
    store.put(new ObjectKey(rows().key(id)), bytes("the upload"), "text/html");

    JsonNode watch = owner.get("/api/v1/videos/" + id + "/watch").data();
    Answer file = Visitor.open(watch.path("url").asString(), "Range", "bytes=4-9");

    assertThat(watch.path("type").asString()).isEqualTo("video/mp4");
    assertThat(watch.path("hls").isNull()).isTrue();
    assertThat(watch.path("downloads").size()).isZero();
    assertThat(watch.path("captions_url").asString()).contains("captions.vtt?token=");
    assertThat(file.status()).isEqualTo(206);
    assertThat(file.text()).isEqualTo("upload");
    assertThat(file.header("Content-Type")).isEqualTo("video/mp4");
    assertThat(newUser().get("/api/v1/videos/" + id + "/watch").status()).isEqualTo(404);
  }

  @Test
  void anUploadThatBrowsersDoNotPlayHasToWait() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Foreign", "transcoding");
    rows().source(id, "avi", "mpeg4", "mp3");

    Answer answer = owner.get("/api/v1/videos/" + id + "/watch");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:nothing-to-play");
  }

  @Test
  void playersKeepPlaylistsForAShortWhileAndForThemselves() {
    VideoId id = playable(newUser());
    rows().transcript(id, "Hello there.", 4);
    documents.put(spoken(id, "Hello there."));
    String master = newUser().get("/api/v1/videos/" + id + "/watch").data().path("url").asString();

    for (String path :
        List.of(
            "master.m3u8",
            "variants/720p/playlist.m3u8",
            "captions/playlist.m3u8",
            "captions/captions.vtt")) {
      String address = master.replace("master.m3u8", path);
      Answer first = Visitor.open(address);
      Answer second = Visitor.open(address, "If-None-Match", first.header("ETag"));

      assertThat(first.header("Cache-Control"))
          .as(path)
          .isEqualTo(path.endsWith("vtt") ? "no-cache, private" : "max-age=30, private");
      // An hour may begin between the two; then there is another tag.
      assertThat(second.status()).as(path).isEqualTo(sameHour(first, second) ? 304 : 200);
      assertThat(second.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
    }
  }

  private static boolean sameHour(Answer first, Answer second) {
    return first.header("ETag").equals(second.header("ETag"));
  }

  private static Transcript spoken(VideoId id, String text) {
    return new Transcript(
        id, text, "en", 4.0, "test", List.of(new Segment(0, 0.5, 2.25, text)), Instant.EPOCH);
  }

  @Test
  void aTokenPlaysItsOwnVideoOnly() {
    VideoId one = playable(newUser());
    VideoId another = playable(newUser());
    String url = newUser().get("/api/v1/videos/" + one + "/watch").data().path("url").asString();

    assertThat(Visitor.open(url).status()).isEqualTo(200);
    assertRefused(url.replace("/hls/" + one + "/", "/hls/" + another + "/"));
    assertRefused(url.replaceFirst("token=\\d", "token=9"));
    assertRefused(url.substring(0, url.length() - 3) + "AAA");
    assertRefused(url.replaceFirst("\\?.*", ""));
    assertRefused(url.replaceFirst("token=.*", "token=" + newUser().token()));
    assertRefused(url.replaceFirst("master.m3u8", "captions/captions.vtt").replace("token", "t"));
  }

  private static void assertRefused(String url) {
    Answer answer = Visitor.open(url);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:playback-token-refused");
    assertThat(answer.json().path("path").asString()).doesNotContain("token=");
  }

  @Test
  void whatIsNotThereIsSaid() {
    Visitor owner = newUser();
    VideoId fresh = rows().video(owner.userId(), "Fresh", "transcoding");
    VideoId id = playable(owner);
    String url = owner.get("/api/v1/videos/" + id + "/watch").data().path("url").asString();

    Answer early = owner.get("/api/v1/videos/" + fresh + "/watch");
    Answer variant = Visitor.open(url.replace("master", "variants/9p/playlist"));

    assertThat(early.status()).isEqualTo(409);
    assertThat(variant.status()).isEqualTo(404);
  }

  private VideoId playable(Visitor owner) {
    VideoId id = rows().video(owner.userId(), "Playable", "ready");
    rows().variant(id, "720p", 1280, 720);
    store.put(ObjectKey.variant(id, "720p"), bytes("0123456789"), "video/mp4");
    store.put(ObjectKey.playlist(id, "720p"), bytes(PLAYLIST), HlsController.HLS);
    return id;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String firstUri(String playlist) {
    return playlist.lines().filter(line -> !line.startsWith("#")).findFirst().orElseThrow();
  }

  private static String resolve(String base, String relative) {
    return URI.create(base).resolve(relative).toString();
  }
}
