package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.e2e.LocalSystem.Running;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The sample talk becomes something to watch, to read and to search. */
@Order(2)
@ExtendWith(LocalSystem.class)
class TalkTest {
  private static final Path TALK = Command.repository().resolve("samples/why-caches-miss.mp4");

  /** The second at which that sentence begins in the sound. */
  private static final double TWO_PROCESSORS = 43.0;

  private static Command.Ended ended;
  private static JsonNode video;

  @BeforeAll
  static void ingest(Running system) throws Exception {
    ended = system.command().run("ingest", "--json", TALK);
    video = Api.JSON.readTree(ended.out()).path(0);
  }

  @Test
  void endsReadyWithEveryStepDone() {
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(video.path("status").asString()).isEqualTo("ready");
    assertThat(video.path("steps").valueStream().map(step -> step.path("name").asString()))
        .containsExactly("transcode", "transcribe", "summarize", "index");
    assertThat(video.path("steps").valueStream())
        .allSatisfy(step -> assertThat(step.path("state").asString()).isEqualTo("done"));
    assertThat(video.path("durationSeconds").asDouble()).isBetween(57.0, 60.0);
  }

  @Test
  void makesNoVariantAboveTheSource() {
    assertThat(video.path("variants").valueStream().map(each -> each.path("resolution").asString()))
        .containsExactly("720p", "480p", "360p");
  }

  @Test
  void transcribesWhatIsSaid() {
    var words = plain(video.path("transcriptText").asString());

    assertThat(words)
        .contains("there are four reasons")
        .contains("the second reason is capacity")
        .contains("many addresses share one place")
        .contains("two processors write to the same line");
  }

  @Test
  void summarizesThePointsWithoutTheAside() {
    var summary = video.path("summaryText").asString();

    assertThat(summary.split("(?<=[.?!])\\s+", -1)).hasSizeBetween(4, 6);
    assertThat(plain(summary)).doesNotContain("coffee");
  }

  @Test
  void findsTheSecondAtWhichSomethingIsSaid(Running system) throws Exception {
    var found = system.command().run("search", "--json", "two", "processors", "writing");

    var best = Api.JSON.readTree(found.out()).path("data").path("items").path(0);
    assertThat(best.path("id").asLong()).isEqualTo(video.path("id").asLong());
    var moment = best.path("moments").path(0);
    assertThat(plain(moment.path("text").asString())).contains("two processors write");
    assertThat(moment.path("start").asDouble()).isBetween(TWO_PROCESSORS - 1, TWO_PROCESSORS + 1);
  }

  @Test
  void saysToAPersonWhereItWasFound(Running system) throws Exception {
    var found = system.command().run("search", "why does the cache miss");

    assertThat(found.code()).isZero();
    assertThat(found.out()).contains("why-caches-miss").containsPattern("0:0\\d  ");
  }

  @Test
  void playsOverHlsFromPresignedAddresses(Running system) throws Exception {
    var watch = system.api().data("videos/%d/watch".formatted(video.path("id").asLong()));
    var master = URI.create(watch.path("url").asString());
    var playlists =
        Recording.fetch(master.toString()).lines().filter(line -> !line.startsWith("#")).toList();
    assertThat(playlists).hasSize(3);

    for (var address : playlists) {
      var playlist = master.resolve(address);
      var text = Recording.fetch(playlist.toString());
      assertThat(text)
          .contains("#EXT-X-MAP")
          .contains("#EXT-X-BYTERANGE")
          .contains("#EXT-X-ENDLIST");
      assertThat(text).contains("X-Amz-Signature");
    }
    assertThat(Recording.probe(master.toString(), "stream=codec_name").stream().distinct())
        .containsExactlyInAnyOrder("h264", "aac", "webvtt");
  }

  @Test
  void offersTheTranscriptAsCaptions(Running system) throws Exception {
    var id = video.path("id").asLong();

    assertThat(system.api().get("videos/%d/transcript.vtt".formatted(id)).body())
        .startsWith("WEBVTT")
        .containsPattern("00:00:0\\d\\.\\d{3} --> ");
    assertThat(system.api().get("videos/%d/transcript.srt".formatted(id)).body())
        .startsWith("1\n00:00:0");
  }

  @Test
  void listsTheVideo(Running system) throws Exception {
    var listed = system.api().data("videos/list").path("items").valueStream();

    assertThat(listed.map(each -> each.path("id").asLong()).collect(Collectors.toSet()))
        .containsAll(List.of(video.path("id").asLong()));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", " ").replaceAll(" +", " ");
  }
}
