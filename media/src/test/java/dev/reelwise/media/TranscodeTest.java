package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscodeTest {

  @TempDir private static Path folder;
  private static Transcoded made;
  private static final List<Double> told = new ArrayList<>();

  @BeforeAll
  static void transcodeOnce() throws Exception {
    Path source =
        Samples.make(
            folder.resolve("source.mp4"),
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=1920x1080:r=30000/1001:d=7",
            "-f",
            "lavfi",
            "-i",
            "sine=f=440:d=7",
            "-vf",
            "fade=in:st=0:d=1,fade=out:st=4:d=1:enable='between(t,4,7)'",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-pix_fmt",
            "yuv420p",
            "-g",
            "300");
    made = transcode(Samples.media(), source, told);
  }

  @Test
  void allRungsUpToTheSourceAreMadeAndPlay() {
    assertThat(made.variants())
        .extracting(Variant::resolution)
        .containsExactly("1080p", "720p", "480p", "360p");
    assertThat(made.variants()).extracting(Variant::width).containsExactly(1920, 1280, 854, 640);
    for (Variant variant : made.variants()) {
      assertThat(Samples.complaintsAbout(variant.file())).isEmpty();
      assertThat(duration(variant.file())).isCloseTo(7, within(0.2));
      assertThat(duration(variant.playlist())).isCloseTo(7, within(0.2));
    }
  }

  @Test
  void progressNeverFallsAndEndsWithOne() {
    assertThat(told).isSorted().allMatch(part -> part >= 0 && part <= 1).endsWith(1.0);
    assertThat(told).anyMatch(part -> part > 0 && part < 0.99);
  }

  @Test
  void keyframesAreOnTheSameFramesInAllVariants() {
    Set<List<String>> keyframes =
        made.variants().stream().map(TranscodeTest::keyframes).collect(Collectors.toSet());
    assertThat(keyframes).hasSize(1);
    // Each 60 frames of 29.97 a second.
    assertThat(keyframes.iterator().next()).hasSize(4);
  }

  @Test
  void segmentsBeginWithAKeyframeAndBreakAtTheSameTimes() throws IOException {
    Set<List<Double>> lengths = new HashSet<>();
    for (Variant variant : made.variants()) {
      lengths.add(segments(variant).stream().map(MediaPlaylist.ByteRange::seconds).toList());
    }
    assertThat(lengths).hasSize(1);
    assertThat(lengths.iterator().next().getFirst()).isCloseTo(6.006, within(0.001));
  }

  @Test
  void byteRangesAreRealBordersOfBoxesAndCoverTheFile() throws IOException {
    for (Variant variant : made.variants()) {
      String text = Files.readString(variant.playlist());
      byte[] bytes = Files.readAllBytes(variant.file());
      Set<Long> borders = new TreeSet<>(Boxes.borders(bytes));
      MediaPlaylist.ByteRange map = MediaPlaylist.map(text);
      assertThat(map.offset()).isZero();
      assertThat(Boxes.types(bytes, map)).containsExactly("ftyp", "moov");
      long next = map.length();
      for (MediaPlaylist.ByteRange segment : MediaPlaylist.segments(text)) {
        assertThat(segment.offset()).isEqualTo(next);
        next = segment.offset() + segment.length();
        assertThat(borders).contains(segment.offset(), next);
        assertThat(Boxes.types(bytes, segment)).contains("moof", "mdat");
      }
      assertThat(next).isEqualTo(bytes.length).isEqualTo(variant.sizeBytes());
    }
  }

  @Test
  void eachSegmentPlaysByItself() throws IOException {
    Variant variant = made.variants().getLast();
    byte[] bytes = Files.readAllBytes(variant.file());
    MediaPlaylist.ByteRange last = segments(variant).getLast();
    int header = (int) MediaPlaylist.map(Files.readString(variant.playlist())).length();
    byte[] alone = Arrays.copyOf(bytes, header + (int) last.length());
    System.arraycopy(bytes, (int) last.offset(), alone, header, (int) last.length());
    Path file = Files.write(folder.resolve("alone.mp4"), alone);
    assertThat(Samples.complaintsAbout(file)).isEmpty();
  }

  @Test
  void codecsAndBitratesAreThoseOfTheFiles() throws IOException {
    for (Variant variant : made.variants()) {
      String[] known =
          Samples.ffprobe(
                  variant.file(), "-select_streams", "v", "-show_entries", "stream=profile,level")
              .strip()
              .split(",");
      assertThat(known[0]).isEqualTo("High");
      assertThat(variant.codecs())
          .isEqualTo("avc1.6400%02x,mp4a.40.2".formatted(Integer.parseInt(known[1])));
      assertThat(variant.frameRate()).isCloseTo(29.97, within(0.001));
      assertThat(variant.averageBitrate())
          .isCloseTo(
              Math.round(variant.sizeBytes() * 8 / 7.0), within(variant.averageBitrate() / 50));
      assertThat(segments(variant))
          .allMatch(segment -> segment.bitsPerSecond() <= variant.bitrate() + 1);
    }
  }

  @Test
  void aStockPlayerPlaysTheMasterPlaylist() throws IOException {
    String text =
        MasterPlaylist.of(
            made.variants().stream()
                .map(
                    v ->
                        new MasterPlaylist.Entry(
                            v.playlist().getFileName().toString(),
                            v.bitrate(),
                            v.averageBitrate(),
                            v.width(),
                            v.height(),
                            v.frameRate(),
                            v.codecs()))
                .toList());
    Path master = made.variants().getFirst().playlist().resolveSibling("master.m3u8");
    Files.writeString(master, text);
    assertThat(Samples.ffprobe(master, "-show_entries", "program=nb_streams").lines())
        .filteredOn(line -> line.startsWith("2"))
        .hasSize(4);
    assertThat(Samples.complaintsAbout(master)).isEmpty();
  }

  @Test
  void thePosterIsBright() throws IOException {
    var poster = ImageIO.read(made.poster().orElseThrow().toFile());
    assertThat(poster.getWidth()).isEqualTo(1280);
    assertThat(poster.getHeight()).isEqualTo(720);
    long light = 0;
    for (int x = 0; x < 1280; x += 10) {
      for (int y = 0; y < 720; y += 10) {
        light += poster.getRGB(x, y) >> 8 & 0xff;
      }
    }
    assertThat(light / (128 * 72)).isGreaterThan(40);
  }

  @Test
  void aVariableFrameRateStaysAlignedAndInTime() throws Exception {
    Path variable =
        Samples.clip(
            folder.resolve("variable.mkv"),
            "320x240",
            30,
            8,
            "-vf",
            "select='lt(n,60)+not(mod(n,7))'",
            "-fps_mode",
            "vfr");
    Transcoded variants = transcode(Samples.small(), variable, new ArrayList<>());
    assertThat(variants.variants()).hasSize(2);
    assertThat(variants.variants().stream().map(TranscodeTest::keyframes).distinct()).hasSize(1);
    assertThat(duration(variants.variants().getFirst().file())).isCloseTo(8, within(0.3));
  }

  @Test
  void aPictureThatChangesItsSizeInMidFileKeepsItsTime() throws Exception {
    Path first = Samples.clip(folder.resolve("a.ts"), "320x240", 10, 3, "-g", "10");
    Path second =
        Samples.clip(
            folder.resolve("b.ts"), "640x480", 10, 3, "-g", "10", "-output_ts_offset", "3");
    byte[] start = Files.readAllBytes(first);
    byte[] rest = Files.readAllBytes(second);
    byte[] both = Arrays.copyOf(start, start.length + rest.length);
    System.arraycopy(rest, 0, both, start.length, rest.length);
    Path file = Files.write(folder.resolve("both.ts"), both);

    Variant variant = transcode(Samples.small(), file, new ArrayList<>()).variants().getFirst();

    assertThat(duration(variant.file())).isCloseTo(6, within(0.5));
    assertThat(Samples.complaintsAbout(variant.file())).isEmpty();
  }

  @Test
  void fourHoursAreNoTrouble() throws Exception {
    Path hours =
        Samples.make(
            folder.resolve("hours.mkv"),
            "-f",
            "lavfi",
            "-i",
            "color=s=32x24:r=1/2:d=14400",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast");
    assertThat(Samples.media().probe(hours).duration())
        .isCloseTo(Duration.ofHours(4), Duration.ofSeconds(5));
    Transcoded variants = transcode(Samples.media(), hours, new ArrayList<>());
    assertThat(duration(variants.variants().getFirst().playlist())).isCloseTo(14400, within(10.0));
  }

  private static Transcoded transcode(Media media, Path source, List<Double> told)
      throws Exception {
    Path out = Files.createTempDirectory(folder, "out");
    return media.transcode(source, media.probe(source), out, told::add);
  }

  private static List<String> keyframes(Variant variant) {
    return Samples.ffprobe(
            variant.file(), "-select_streams", "v", "-show_entries", "packet=pts_time,flags")
        .lines()
        .filter(line -> line.contains(",K"))
        .toList();
  }

  private static List<MediaPlaylist.ByteRange> segments(Variant variant) throws IOException {
    return MediaPlaylist.segments(Files.readString(variant.playlist()));
  }

  private static double duration(Path file) {
    return Double.parseDouble(Samples.ffprobe(file, "-show_entries", "format=duration").strip());
  }
}
