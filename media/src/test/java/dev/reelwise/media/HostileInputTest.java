package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts that want other files or addresses opened. A listener and a named pipe tell whether they
 * got their way.
 */
class HostileInputTest {

  private static final String PLAYLIST =
      "it is a playlist or script that only names other files; upload the video itself";

  enum Kind {
    HLS("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nURL\n#EXT-X-ENDLIST\n", PLAYLIST),
    HLS_KEY(
        "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXT-X-KEY:METHOD=AES-128,URI=\"URL\"\n#EXTINF:5,\nURL\n"
            + "#EXT-X-ENDLIST\n",
        PLAYLIST),
    HLS_OF_PARTS(
        "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nconcat:URL|subfile,,start,0,end,9,,:URL\n"
            + "#EXT-X-ENDLIST\n",
        PLAYLIST),
    CONCAT("ffconcat version 1.0\nfile 'URL'\n", PLAYLIST),
    CONCAT_OF_PICTURES("ffconcat version 1.0\nfile 'URL.%d.png'\n", PLAYLIST),
    SDP(
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video PORT RTP/AVP 96\n",
        PLAYLIST),
    DASH(
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\""
            + " mediaPresentationDuration=\"PT5S\""
            + " profiles=\"urn:mpeg:dash:profile:full:2011\"><Period><AdaptationSet"
            + " mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1\">"
            + "<BaseURL>URL</BaseURL></Representation></AdaptationSet></Period></MPD>",
        PLAYLIST),
    SRT("1\n00:00:01,000 --> 00:00:04,000\n<font face=\"URL\">file://URL</font>\n", "it is text"),
    ASS(
        "[Script Info]\nScriptType: v4.00+\nAudio File: URL\nVideo File: URL\n\n[Events]\n"
            + "Dialogue: 0,0:00:01.00,0:00:04.00,Default,,0,0,0,,{\\fnURL}URL\n",
        "it is text"),
    SMI("<SAMI><HEAD></HEAD><BODY><SYNC Start=1><P><img src=\"URL\"></BODY></SAMI>", "it is text"),
    WEBVTT("WEBVTT\n\nSTYLE\n@import \"URL\";\n\n00:01.000 --> 00:04.000\nURL\n", "it is text"),
    MICRODVD("{1}{1}25.000\n{25}{100}{f:URL}URL\n", "it is text"),
    METADATA(";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=9\ntitle=URL\n", "it is text");

    private final String text;
    private final String reason;

    Kind(String text, String reason) {
      this.text = text;
      this.reason = reason;
    }
  }

  private static byte[] secret = {};

  @TempDir private Path folder;
  private Trap trap;

  @BeforeAll
  static void makeSecret(@TempDir Path anywhere) throws IOException {
    secret = Files.readAllBytes(Samples.clip(anywhere.resolve("secret.ts"), "64x48", 10, 1));
  }

  @BeforeEach
  void listen() throws Exception {
    trap = new Trap(folder.resolve("pipe.ts"), secret);
  }

  @AfterEach
  void hangUp() throws IOException {
    trap.close();
  }

  @Test
  void withoutTheSandboxThePlaylistGetsItsWay() throws IOException {
    Path file = write(Kind.HLS, trap.url(), "bait.m3u8", StandardCharsets.UTF_8);
    Samples.ffprobe(
        file, "-protocol_whitelist", "file,http,tcp", "-show_entries", "format=duration");
    assertThat(trap.calls()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void theyAreRefusedAndNamed(Kind kind) throws Exception {
    for (String target : List.of(trap.url(), trap.file().toString())) {
      Path file = write(kind, target, "talk.mp4", StandardCharsets.UTF_8);
      assertThatThrownBy(() -> Samples.media().probe(file))
          .isInstanceOf(MediaFailure.Unreadable.class)
          .hasMessageEndingWith(": " + kind.reason + ".");
    }
    expectNobodyCame();
  }

  /** As if our own look at the first bytes had missed it; in UTF-16, it does. */
  @ParameterizedTest
  @EnumSource
  void ffmpegItselfRefusesThem(Kind kind) throws Exception {
    for (String target : List.of(trap.url(), trap.file().toString(), "pipe.ts")) {
      expectRefusal(write(kind, target, kind + ".m3u8", StandardCharsets.UTF_8));
    }
    expectRefusal(write(kind, trap.file().toString(), kind + ".srt", StandardCharsets.UTF_16));
    expectNobodyCame();
  }

  /** What a picture's demuxer takes for all files of a row. */
  @ParameterizedTest
  @ValueSource(strings = {"pipe.%d.png", "pipe*.png", "pipe.%03d.jpg", "%s%n.png"})
  void theNameOfAFileIsNoPattern(String name) throws Exception {
    try (Trap first = new Trap(folder.resolve("pipe.1.png"), new byte[0])) {
      Path picture =
          Samples.make(
              folder.resolve("x.png"), "-f", "lavfi", "-i", "color=s=16x16", "-frames:v", "1");
      Path file = Files.move(picture, folder.resolve(name));
      assertThatThrownBy(() -> Samples.media().probe(file))
          .hasMessageEndingWith(": it is a picture.");
      expectRefusal(file);
      assertThat(first.isUnread()).isTrue();
    }
    expectNobodyCame();
  }

  private static void expectRefusal(Path file) {
    Ffmpeg ffmpeg = new Ffmpeg(Samples.settings());
    MediaSettings.Limits limits = Samples.settings().limits();
    List<String> look =
        Stream.concat(
                Stream.of("-show_entries", "stream=codec_name:packet=data", "-show_data"),
                Input.open(limits).stream())
            .toList();
    assertThatThrownBy(() -> ffmpeg.ffprobe(file, look))
        .isInstanceOf(MediaFailure.Unreadable.class);
    MediaInfo claimed =
        new MediaInfo(Duration.ofSeconds(5), Optional.of(picture()), List.of(), "x");
    List<Rendition> small = List.of(new Rendition("48p", 64, 48, 100_000));
    List<String> work = new TranscodeCommand(claimed, small, limits, false).arguments();
    Path out = file.resolveSibling("out" + System.nanoTime());
    assertThatThrownBy(
            () ->
                ffmpeg.ffmpeg(
                    file,
                    Files.createDirectory(out),
                    work,
                    Duration.ofSeconds(5),
                    1 << 20,
                    p -> {}))
        .isInstanceOf(MediaFailure.Unreadable.class);
    assertThat(out).isEmptyDirectory();
  }

  private static VideoTrack picture() {
    FrameRate rate = new FrameRate(10, 1);
    return new VideoTrack(0, "h264", "yuv420p", 64, 48, 64, 48, 0, rate, false, false, false);
  }

  private void expectNobodyCame() throws IOException {
    assertThat(trap.calls()).isZero();
    assertThat(trap.isUnread()).isTrue();
  }

  private Path write(Kind kind, String target, String name, Charset charset) throws IOException {
    String text = kind.text.replace("URL", target).replace("PORT", "" + trap.port());
    return Files.writeString(folder.resolve(name), text, charset);
  }
}
