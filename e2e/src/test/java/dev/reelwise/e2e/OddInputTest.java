package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.e2e.LocalSystem.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Whatever the file: it ends ready, or failed with words for a person, and the next is unharmed.
 */
@Order(3)
@ExtendWith(LocalSystem.class)
class OddInputTest {
  private static final String PICTURE = "testsrc2=size=320x240:rate=10:duration=2";
  private static final String TONE = "sine=frequency=440:duration=2";

  private static final Map<String, JsonNode> RESULTS = new LinkedHashMap<>();
  private static Command.Ended ended;

  @BeforeAll
  static void ingestAll(Running system) throws Exception {
    var folder = Files.createDirectories(system.folder().resolve("odd"));
    var bad = bad(folder);
    var good = good(folder);
    List<Object> arguments = new ArrayList<>(List.of("--json"));
    arguments.addAll(bad);
    arguments.addAll(good);
    ended = system.command().run("ingest", arguments.toArray());
    for (var result : Api.JSON.readTree(ended.out())) {
      RESULTS.put(Path.of(result.path("file").asString()).getFileName().toString(), result);
    }
  }

  private static List<Path> bad(Path folder) throws IOException, InterruptedException {
    var whole = Recording.make(folder.resolve("whole.mp4"), "-f", "lavfi", "-i", PICTURE);
    var bytes = Files.readAllBytes(whole);
    var broken = bytes.clone();
    Arrays.fill(broken, 0, Math.min(64, broken.length), (byte) 0x5a);
    return List.of(
        Files.writeString(folder.resolve("text.mp4"), "This is not a video.\n"),
        Files.createFile(folder.resolve("empty.mp4")),
        Files.write(folder.resolve("truncated.mp4"), Arrays.copyOf(bytes, bytes.length / 3)),
        Files.write(folder.resolve("broken-header.mp4"), broken),
        Files.writeString(
            folder.resolve("playlist.mp4"),
            "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"),
        Files.writeString(
            folder.resolve("concat.mp4"), "ffconcat version 1.0\nfile '/etc/hostname'\n"));
  }

  private static List<Path> good(Path folder) throws IOException, InterruptedException {
    return List.of(
        Recording.make(
            folder.resolve("tiny.mp4"),
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=10x8:rate=5:duration=1"),
        Recording.make(folder.resolve("tone.mp3"), "-f", "lavfi", "-i", TONE),
        Recording.make(folder.resolve("two\nlines.mp4"), "-f", "lavfi", "-i", PICTURE),
        fiveSounds(folder.resolve("five-sounds.mkv")),
        Recording.make(
            folder.resolve("it's \"quoted\", 🎬 and..mkv"),
            "-f",
            "lavfi",
            "-i",
            PICTURE,
            "-f",
            "lavfi",
            "-i",
            TONE));
  }

  private static Path fiveSounds(Path file) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", PICTURE));
    arguments.addAll(List.of("-f", "lavfi", "-i", TONE, "-map", "0:v"));
    for (var sound = 0; sound < 5; sound++) {
      arguments.addAll(List.of("-map", "1:a"));
    }
    return Recording.make(file, arguments.toArray(String[]::new));
  }

  @Test
  void endsWithOneBecauseSomeFailed() {
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
  }

  @Test
  void saysOfEachBadFileWhatIsWrongWithIt() {
    for (var name :
        List.of(
            "text.mp4",
            "empty.mp4",
            "truncated.mp4",
            "broken-header.mp4",
            "playlist.mp4",
            "concat.mp4")) {
      var result = RESULTS.get(name);
      assertThat(result.path("status").asString()).as(name).isEqualTo("failed");
      assertThat(result.path("statusMessage").asString())
          .as(name)
          .hasSizeGreaterThan(20)
          .doesNotContain("Exception")
          .doesNotContain("/tmp/");
    }
  }

  @Test
  void neverOpensTheFilesThatAHostileFileNames() {
    assertThat(RESULTS.get("playlist.mp4").path("statusMessage").asString())
        .doesNotContain("root:");
    assertThat(RESULTS.get("concat.mp4").path("variants")).isEmpty();
  }

  @Test
  void takesTheFilesAfterThemWhateverTheirShapeAndName() {
    for (var name :
        List.of(
            "tiny.mp4",
            "tone.mp3",
            "two\nlines.mp4",
            "five-sounds.mkv",
            "it's \"quoted\", 🎬 and..mkv")) {
      var result = RESULTS.get(name);
      assertThat(result.path("status").asString())
          .as("%s: %s", name, result.path("statusMessage"))
          .isEqualTo("ready");
      assertThat(result.path("variants")).as(name).isNotEmpty();
    }
  }

  @Test
  void givesSoundAVariantOfItsOwn() {
    assertThat(RESULTS.get("tone.mp3").path("variants").path(0).path("resolution").asString())
        .isEqualTo("audio");
  }
}
