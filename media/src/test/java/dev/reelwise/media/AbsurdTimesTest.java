package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files that would become long ones: the work is bounded, and real slides still work. */
@Timeout(120)
class AbsurdTimesTest {

  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final int BYTES_A_SECOND = 32_000;

  @TempDir private static Path folder;
  private final Media media = Samples.small();

  @Test
  void twoFramesADayApartDontBecomeMillions() throws Exception {
    Path file = slides("far.mkv", "N*82800", 2);
    MediaInfo info = media.probe(file);
    assertThat(info.duration()).isCloseTo(Duration.ofHours(23), Duration.ofMinutes(1));

    Transcoded made = transcode(file, info);

    assertThat(made.duration()).isCloseTo(Duration.ofHours(23), Duration.ofMinutes(1));
    assertThat(frames(made.variants().getFirst())).isBetween(10_000L, 20_000L);
  }

  @Test
  void theSlidesOfALectureKeepTheirTimesAndTheirSmoothness() throws Exception {
    MediaInfo lecture = media.probe(slides("lecture.mkv", "N*10", 720));
    assertThat(lecture.duration()).isCloseTo(Duration.ofHours(2), Duration.ofSeconds(15));
    assertThat(rate(lecture)).isGreaterThan(2);

    Path talk = slides("talk.mp4", "N*10", 4);
    Transcoded made = transcode(talk, media.probe(talk));
    // The last is shown for no time that the file tells of.
    assertThat(made.duration()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(41));
    assertThat(Samples.complaintsAbout(made.variants().getFirst().file())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // a slide each 10 seconds, as it says and as a variable rate; a second; a screen; a film
    "1/10, 7200, 2000000, 2/10",
    "25/1, 7200, 15000000, 25/1",
    "1/1, 7200, 1000000, 1/1",
    "30/1, 86400, 100000000, 30/1",
    "60/1, 600, 10000, 31041/1000",
    // nothing but two frames and a day
    "60/1, 86400, 10000, 215/1000",
    "1/82800, 82800, 10000, 13800/82800"
  })
  void aRateIsSlowedOnlyWhereTheFileHoldsTooLittle(
      String rate, int seconds, long bytes, String expected) {
    FrameRate claimed = FrameRates.parse(rate).orElseThrow();
    assertThat(FrameBudget.slowed(claimed, Duration.ofSeconds(seconds), bytes))
        .hasToString(expected);
  }

  @Test
  void aHoleInTheSoundIsFilledSoThatTimesStayRight() throws Exception {
    Path file = hole(40);
    byte[] pcm = pcm(file);
    assertThat(pcm.length).isCloseTo(42 * BYTES_A_SECOND, within(BYTES_A_SECOND / 5));
    assertThat(Tone.hertz(Arrays.copyOfRange(pcm, 41 * BYTES_A_SECOND + 2000, pcm.length - 2000)))
        .isCloseTo(440, within(10.0));
    Transcoded made = transcode(file, media.probe(file));
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(42), Duration.ofSeconds(1));
  }

  /** To fill it would take gigabytes of memory at once. */
  @Test
  void theSoundEndsAtAHoleOfMoreThanAnHour() throws Exception {
    Path file = hole(5 * 3600);
    assertThat(pcm(file).length).isCloseTo(BYTES_A_SECOND, within(BYTES_A_SECOND / 5));
    Transcoded made = transcode(file, media.probe(file));
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(200));
  }

  @Test
  void soundThatBeginsHoursAfterThePictureIsLeftOut() throws Exception {
    Path file =
        Samples.make(
            folder.resolve("late.mkv"),
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=64x48:r=5:d=2",
            "-itsoffset",
            "20000",
            "-f",
            "lavfi",
            "-i",
            "sine=d=2",
            "-c:v",
            "libx264");
    assertThat(media.probe(file).audio()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "ts"})
  void aFileThatBeginsFarInTheFutureIsAsLongAsItIs(String kind) throws Exception {
    Path file =
        Samples.clip(
            folder.resolve("future." + kind),
            "64x48",
            10,
            2,
            "-output_ts_offset",
            "82000",
            "-c:a",
            "aac");
    MediaInfo info = media.probe(file);
    assertThat(info.duration()).isCloseTo(TWO_SECONDS, Duration.ofMillis(300));
    assertThat(frames(transcode(file, info).variants().getFirst())).isBetween(19L, 22L);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -5000, 0, 86_399_000, Double.MAX_VALUE})
  void whateverLengthAHeaderClaims(double milliseconds) throws Exception {
    byte[] file = Files.readAllBytes(Samples.clip(folder.resolve("claims.mkv"), "64x48", 10, 2));
    int at = lengthOf(file);
    ByteBuffer.wrap(file).putDouble(at, milliseconds);
    Path claims = Files.write(folder.resolve("claims.mkv"), file);

    Transcoded made = transcode(claims, media.probe(claims));

    assertThat(made.duration()).isLessThan(Duration.ofSeconds(4));
    assertThat(frames(made.variants().getFirst())).isBetween(19L, 22L);
    assertThat(Samples.complaintsAbout(made.variants().getFirst().file())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1000000, 30, mp4, 60", "1000000, 30, mkv, 60", "1/1000, 3, mp4, 0.167"})
  void absurdRatesBecomeOnesThatCanBePlayed(String rate, int frames, String kind, double made)
      throws Exception {
    Path file =
        Samples.make(
            folder.resolve("rate." + kind),
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=64x48:r=" + rate,
            "-frames:v",
            "" + frames,
            "-c:v",
            "libx264");
    Variant variant = transcode(file, media.probe(file)).variants().getFirst();
    assertThat(variant.frameRate()).isCloseTo(made, within(0.01));
    assertThat(frames(variant)).isBetween(1L, 600L);
    assertThat(Samples.complaintsAbout(variant.file())).isEmpty();
  }

  private Transcoded transcode(Path file, MediaInfo info) throws Exception {
    return media.transcode(file, info, Files.createTempDirectory(folder, "out"), p -> {});
  }

  private byte[] pcm(Path file) throws Exception {
    try (SpeechAudio speech = media.speech(file, media.probe(file))) {
      return speech.pcm().readAllBytes();
    }
  }

  private static double rate(MediaInfo info) {
    return info.video().orElseThrow().frameRate().perSecond();
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

  /** So many pictures at the times that an expression of their number tells in seconds. */
  private static Path slides(String name, String time, int count) {
    List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=s=64x48:r=25"));
    arguments.addAll(List.of("-vf", "setpts=" + time + "/TB", "-fps_mode", "vfr"));
    arguments.addAll(List.of("-frames:v", "" + count, "-c:v", "libx264", "-preset", "ultrafast"));
    return Samples.make(folder.resolve(name), arguments.toArray(String[]::new));
  }

  /** A second of sound, a hole, and another second. */
  private static Path hole(int seconds) {
    return Samples.make(
        folder.resolve("hole" + seconds + ".mkv"),
        "-f",
        "lavfi",
        "-i",
        "sine=f=440:d=2",
        "-af",
        "asetpts='PTS+gte(T,1)*" + seconds + "/TB'",
        "-c:a",
        "pcm_s16le",
        "-ar",
        "16000");
  }

  /** Where the eight bytes of Matroska's Duration begin. */
  private static int lengthOf(byte[] file) throws IOException {
    for (int i = 0; i + 11 < file.length; i++) {
      if (file[i] == 0x44 && file[i + 1] == (byte) 0x89 && file[i + 2] == (byte) 0x88) {
        return i + 3;
      }
    }
    throw new IOException("No length");
  }
}
