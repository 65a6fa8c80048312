package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapesTest {

  @TempDir private static Path folder;
  private final Media media = Samples.small();

  @Test
  void portraitIsMeasuredAtItsShortSide() throws Exception {
    Transcoded made = transcode(Samples.clip(folder.resolve("portrait.mp4"), "270x480", 10, 1));
    assertThat(made.variants()).extracting(Variant::resolution).containsExactly("240p", "120p");
    assertThat(sizeOf(made.variants().getFirst())).isEqualTo("240,426");
  }

  @Test
  void rotationInTheMetadataIsApplied() throws Exception {
    Path lying = Samples.clip(folder.resolve("lying.mp4"), "480x270", 10, 1);
    Path rotated =
        Samples.make(
            folder.resolve("rotated.mp4"),
            "-display_rotation",
            "90",
            "-i",
            lying.toString(),
            "-c",
            "copy");

    VideoTrack track = media.probe(rotated).video().orElseThrow();
    assertThat(track.rotation()).isEqualTo(270);
    assertThat(List.of(track.width(), track.height())).containsExactly(270, 480);

    Transcoded made = transcode(rotated);
    assertThat(sizeOf(made.variants().getFirst())).isEqualTo("240,426");
    assertThat(
            Samples.ffprobe(
                made.variants().getFirst().file(), "-show_entries", "stream_side_data=rotation"))
        .doesNotContain("90");
  }

  @Test
  void oddSizesBecomeEvenAndKeepTheirShape() throws Exception {
    Path odd =
        Samples.make(
            folder.resolve("odd.mkv"),
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=333x247:r=10:d=1",
            "-c:v",
            "ffv1");
    Variant largest = transcode(odd).variants().getFirst();
    assertThat(sizeOf(largest)).isEqualTo("324,240");
  }

  @Test
  void pixelsThatAreNotSquareAreStretched() throws Exception {
    Path anamorphic =
        Samples.clip(folder.resolve("anamorphic.mp4"), "240x240", 10, 1, "-vf", "setsar=16/9");
    Variant largest = transcode(anamorphic).variants().getFirst();
    assertThat(sizeOf(largest)).isEqualTo("426,240");
    assertThat(
            Samples.ffprobe(
                largest.file(),
                "-select_streams",
                "v",
                "-show_entries",
                "stream=sample_aspect_ratio"))
        .startsWith("1:1");
  }

  @Test
  void aTinyVideoGetsOneVariantNamedAfterItself() throws Exception {
    Transcoded made = transcode(Samples.clip(folder.resolve("tiny.mp4"), "10x8", 5, 1));
    assertThat(made.variants()).extracting(Variant::resolution).containsExactly("8p");
    assertThat(sizeOf(made.variants().getFirst())).isEqualTo("10,8");
    assertThat(made.poster()).isPresent();
  }

  @Test
  void aSinglePixelIsEnlargedToTheSmallestThatCanBeEncoded() throws Exception {
    Path dot =
        Samples.make(
            folder.resolve("dot.mkv"), "-f", "lavfi", "-i", "color=s=1x1:r=5:d=1", "-c:v", "ffv1");
    assertThat(transcode(dot).variants()).extracting(Variant::resolution).containsExactly("2p");
  }

  @Test
  void ofFiveAudioTracksTheDefaultIsHeard() throws Exception {
    Path five =
        Samples.make(
            folder.resolve("five.mkv"),
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=160x120:r=10:d=1",
            "-f",
            "lavfi",
            "-i",
            "sine=f=200:d=1",
            "-f",
            "lavfi",
            "-i",
            "sine=f=300:d=1",
            "-f",
            "lavfi",
            "-i",
            "sine=f=400:d=1",
            "-f",
            "lavfi",
            "-i",
            "sine=f=500:d=1",
            "-f",
            "lavfi",
            "-i",
            "sine=f=600:d=1",
            "-map",
            "0",
            "-map",
            "1",
            "-map",
            "2",
            "-map",
            "3",
            "-map",
            "4",
            "-map",
            "5",
            "-disposition:a",
            "0",
            "-disposition:a:2",
            "default",
            "-c:v",
            "libx264",
            "-c:a",
            "aac");

    MediaInfo info = media.probe(five);
    assertThat(info.audio()).hasSize(5);
    assertThat(info.mainAudio().orElseThrow().index()).isEqualTo(3);

    Transcoded made = transcode(five);
    assertThat(
            Samples.ffprobe(
                made.variants().getFirst().file(),
                "-show_entries",
                "stream=codec_name,channels,sample_rate"))
        .contains("h264")
        .contains("aac,48000,2")
        .hasLineCount(2);
    try (SpeechAudio speech = media.speech(five, info)) {
      assertThat(Tone.hertz(speech.pcm().readAllBytes())).isCloseTo(400, within(10.0));
    }
  }

  @Test
  void videoWithoutSoundWorks() throws Exception {
    Path silent = Samples.clip(folder.resolve("silent.mp4"), "160x120", 10, 1, "-an");
    assertThat(transcode(silent).variants().getFirst().codecs()).matches("avc1\\.[0-9a-f]{6}");
  }

  @Test
  void soundWithoutVideoGetsAnAudioVariant() throws Exception {
    Path sound =
        Samples.make(
            folder.resolve("sound.mp3"), "-f", "lavfi", "-i", "sine=f=440:d=7", "-ac", "1");
    Transcoded made = transcode(sound);
    Variant only = made.variants().getFirst();
    assertThat(made.variants()).hasSize(1);
    assertThat(only.resolution()).isEqualTo("audio");
    assertThat(only.codecs()).isEqualTo("mp4a.40.2");
    assertThat(only.width()).isZero();
    assertThat(made.poster()).isEmpty();
    assertThat(Samples.complaintsAbout(only.file())).isEmpty();
  }

  @Test
  void aCoverIsNoVideo() throws Exception {
    Path cover = folder.resolve("cover.png");
    Samples.make(cover, "-f", "lavfi", "-i", "testsrc2=s=64x64", "-frames:v", "1");
    Path song =
        Samples.make(
            folder.resolve("song.m4a"),
            "-f",
            "lavfi",
            "-i",
            "sine=d=2",
            "-i",
            cover.toString(),
            "-map",
            "0",
            "-map",
            "1",
            "-c:v",
            "copy",
            "-disposition:v:0",
            "attached_pic");
    MediaInfo info = media.probe(song);
    assertThat(info.video()).isEmpty();
    assertThat(transcode(song).variants()).extracting(Variant::resolution).containsExactly("audio");
  }

  @Test
  void framesBeyondSixtyASecondAreThinnedOut() throws Exception {
    Path fast = Samples.clip(folder.resolve("fast.mp4"), "160x120", 240, 1);
    Variant variant = transcode(fast).variants().getFirst();
    assertThat(variant.frameRate()).isEqualTo(60);
    assertThat(frames(variant)).isBetween(59L, 61L);
  }

  @Test
  void sixtyFramesASecondStaySixty() throws Exception {
    Path smooth = Samples.clip(folder.resolve("smooth.mkv"), "160x120", 60, 2);
    Variant variant = transcode(smooth).variants().getFirst();
    assertThat(variant.frameRate()).isEqualTo(60);
    assertThat(frames(variant)).isEqualTo(120);
  }

  @Test
  void tenBitHdrBecomesOrdinaryEightBit() throws Exception {
    Path hdr =
        Samples.make(
            folder.resolve("hdr.mkv"),
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=320x240:r=10:d=1",
            "-vf",
            "format=yuv420p10le,setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc",
            "-c:v",
            "libx265",
            "-x265-params",
            "log-level=none");
    assertThat(media.probe(hdr).video().orElseThrow().hdr()).isTrue();
    Variant variant = transcode(hdr).variants().getFirst();
    assertThat(
            Samples.ffprobe(
                variant.file(), "-select_streams", "v", "-show_entries", "stream=pix_fmt"))
        .startsWith("yuv420p\n");
  }

  @Test
  void aRecordingThatDoesNotKnowItsLengthIsMeasured() throws Exception {
    Path live =
        Samples.clip(folder.resolve("live.mkv"), "160x120", 10, 3, "-f", "matroska", "-live", "1");
    assertThat(media.probe(live).duration())
        .isBetween(Duration.ofMillis(2900), Duration.ofMillis(3200));
  }

  @Test
  void namesWithQuotesNewlinesAndShellTextAreOnlyNames() throws Exception {
    Path original = Samples.clip(folder.resolve("plain.mp4"), "160x120", 10, 1);
    Path strange =
        Files.createDirectories(folder.resolve("it's \"a\"\n%d %v $(touch hacked); [x]|:,"));
    Path source = Files.copy(original, strange.resolve("-i \\'talk\\'\n.mp4"));
    Path out = Files.createDirectory(strange.resolve("out"));

    Transcoded made = media.transcode(source, media.probe(source), out, p -> {});

    assertThat(Samples.complaintsAbout(made.variants().getFirst().file())).isEmpty();
    try (var files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("120p.mp4", "120p.m3u8", "poster.jpg");
    }
  }

  private Transcoded transcode(Path source) throws Exception {
    return media.transcode(source, media.probe(source), newFolder(), p -> {});
  }

  private static String sizeOf(Variant variant) {
    String size =
        Samples.ffprobe(
                variant.file(), "-select_streams", "v", "-show_entries", "stream=width,height")
            .strip();
    assertThat(size).isEqualTo(variant.width() + "," + variant.height());
    return size;
  }

  private static long frames(Variant variant) {
    return Long.parseLong(
        Samples.ffprobe(
                variant.file(),
                "-select_streams",
                "v",
                "-count_packets",
                "-show_entries",
                "stream=nb_read_packets")
            .strip());
  }

  private static Path newFolder() throws IOException {
    return Files.createTempDirectory(folder, "out");
  }
}
