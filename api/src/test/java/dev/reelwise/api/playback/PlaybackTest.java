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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
