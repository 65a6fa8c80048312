package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that want other files or addresses opened. A listener tells whether they got their way. */
class HostileInputTest {

  enum Kind {
    HLS("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nURL\n#EXT-X-ENDLIST\n"),
    CONCAT("ffconcat version 1.0\nfile 'URL'\n"),
    SDP("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video PORT RTP/AVP 96\n"),
    DASH(
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\""
            + " mediaPresentationDuration=\"PT5S\" profiles=\"urn:mpeg:dash:profile:full:2011\"><Period>"
            + "<AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1\">"
            + "<BaseURL>URL</BaseURL></Representation></AdaptationSet></Period></MPD>");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  @TempDir private Path folder;
  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer listener;
  private String url;

  @BeforeEach
  void listen() throws IOException {
    Path video = Samples.clip(folder.resolve("secret.ts"), "64x48", 10, 1);
    byte[] secret = Files.readAllBytes(video);
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(200, secret.length);
          exchange.getResponseBody().write(secret);
          exchange.close();
        });
    listener.start();
    url = "http://127.0.0.1:" + listener.getAddress().getPort() + "/secret.ts";
  }

  @AfterEach
  void hangUp() {
    listener.stop(0);
  }

  @Test
  void withoutTheSandboxThePlaylistGetsItsWay() throws IOException {
    Path file = write(Kind.HLS, url, "bait.m3u8");
    Samples.ffprobe(
        file, "-protocol_whitelist", "file,http,tcp", "-show_entries", "format=duration");
    assertThat(calls).hasPositiveValue();
  }

  @ParameterizedTest
  @EnumSource
  void theyAreRefusedAndNamed(Kind kind) throws IOException {
    Path file = write(kind, url, "talk.mp4");
    assertThatThrownBy(() -> Samples.media().probe(file))
        .isInstanceOf(MediaFailure.Unreadable.class)
        .hasMessageContaining("it is a playlist or script that only names other files");
    assertThat(calls).hasValue(0);
  }

  /** As if our own look at the first bytes had missed it. */
  @ParameterizedTest
  @EnumSource
  void ffmpegItselfRefusesThem(Kind kind) throws IOException {
    for (String target : List.of(url, folder.resolve("secret.ts").toString(), "secret.ts")) {
      Path file = write(kind, target, kind + ".m3u8");
      List<String> look =
          Stream.concat(
                  Stream.of("-show_entries", "stream=codec_name"),
                  Input.open(Samples.settings().limits()).stream())
              .toList();
      assertThatThrownBy(() -> new Ffmpeg(Samples.settings()).ffprobe(file, look))
          .isInstanceOf(MediaFailure.Unreadable.class);
    }
    assertThat(calls).hasValue(0);
  }

  private Path write(Kind kind, String target, String name) throws IOException {
    String port = "" + listener.getAddress().getPort();
    return Files.writeString(
        folder.resolve(name), kind.text.replace("URL", target).replace("PORT", port));
  }
}
