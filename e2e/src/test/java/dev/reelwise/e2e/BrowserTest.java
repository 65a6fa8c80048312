package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.reelwise.e2e.LocalSystem.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Public libraries use the API from a page of another origin, in a real browser. What the page does
 * is in {@code page.js}.
 */
@Order(3)
@ExtendWith(LocalSystem.class)
class BrowserTest {
  private static Chromium chromium;
  private static Running system;
  private static Api api;
  private static Path clip;
  private static long video;

  @BeforeAll
  static void prepare(Running running) throws Exception {
    system = running;
    chromium = Chromium.open();
    system
        .pages()
        .with("a-axios.js", script(NpmPackage.AXIOS, "dist/axios.min.js"))
        .with("b-hls.js", script(NpmPackage.HLS, "dist/hls.min.js"))
        .with("c-uppy.js", script(NpmPackage.UPPY, "dist/uppy.min.js"))
        .with("d-page.js", pageScript());
    api = system.api();
    clip = clip(system.folder().resolve("bridge.mp4"));
    var ingested = system.command().run("ingest", "--json", clip);
    assertThat(ingested.code()).as(ingested.err()).isZero();
    video = Api.JSON.readTree(ingested.out()).path(0).path("id").asLong();
  }

  @AfterAll
  static void end() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static byte[] script(NpmPackage from, String file) throws Exception {
    return Files.readAllBytes(from.folder().resolve(file));
  }

  private static byte[] pageScript() throws Exception {
    try (var in = BrowserTest.class.getResourceAsStream("/page.js")) {
      return in.readAllBytes();
    }
  }

  /** Someone speaks before a picture that moves. */
  private static Path clip(Path file) throws Exception {
    var speech = Command.repository().resolve("speech/src/test/resources/speech/bridge.wav");
    return Recording.make(
        file,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=854x480:r=25:d=6",
        "-i",
        speech.toString(),
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-c:a",
        "aac");
  }

  /** Calls a function of the page, and waits for what it promises. */
  private static JsonNode call(String function, Map<String, Object> argument) {
    try (Page page = chromium.page(system.pages().origin())) {
      List<String> said = new ArrayList<>();
      page.onConsoleMessage(message -> said.add(message.text()));
      Object told =
          page.evaluate("argument => window[argument.call](argument)", with(function, argument));
      assertThat(told).as("%s: %s", function, said).isNotNull();
      return Api.JSON.valueToTree(told);
    }
  }

  private static Map<String, Object> with(String function, Map<String, Object> argument) {
    var all = new java.util.HashMap<>(argument);
    all.put("call", function);
    all.put("api", api.base().toString());
    all.put("token", api.token());
    return all;
  }

  @Test
  void axiosSignsInAndLists() throws Exception {
    var account =
        Api.JSON.readTree(Files.readString(system.command().data().resolve("account.json")));

    var told =
        call(
            "signInAndList",
            Map.of(
                "email", account.path("email").asString(),
                "password", account.path("password").asString()));

    assertThat(told.path("success").asBoolean()).isTrue();
    assertThat(told.path("ids").valueStream().map(JsonNode::asLong)).contains(video);
    assertThat(told.path("refused").asInt()).isEqualTo(401);
    assertThat(told.path("problem").asString()).isEqualTo("urn:reelwise:problem:wrong-credentials");
  }

  @Test
  void hlsPlaysTheMasterPlaylistWithItsCaptions() throws Exception {
    var watch = api.data("videos/" + video + "/watch");
    var variants = api.data("videos/" + video).path("quality_options");

    var told = call("play", Map.of("url", watch.path("url").asString()));

    assertThat(told.path("position").asDouble()).isGreaterThan(1);
    assertThat(told.path("width").asInt()).isPositive();
    assertThat(told.path("heights").valueStream().map(JsonNode::asInt))
        .containsExactlyInAnyOrderElementsOf(
            variants.valueStream().map(one -> one.path("height").asInt()).toList());
    assertThat(told.path("cues").valueStream().map(JsonNode::asString))
        .anyMatch(cue -> cue.contains("bridge"));
  }

  @Test
  void anEventSourceFollowsAVideoToItsEndAndComesBackOnlyForNews() throws Exception {
    var uploaded = system.command().run("ingest", "--no-wait", "--json", clip);
    int id = Api.JSON.readTree(uploaded.out()).path(0).path("id").asInt();
    var token = api.data("videos/" + id + "/status").path("stream_token").asString();

    var told = call("follow", Map.of("id", id, "stream", token));

    assertThat(told.path("statuses").valueStream().map(JsonNode::asString))
        .contains("ready")
        .contains("transcoding");
    assertThat(told.path("ids").valueStream().map(JsonNode::asString)).doesNotHaveDuplicates();
    // 204 ends it for good: the browser asked once more, with the last id.
    assertThat(told.path("state").asInt()).isEqualTo(2);
  }

  @Test
  void uppySendsAFileStraightToTheObjectStoreInParts() throws Exception {
    var told = call("upload", Map.of("name", "from a page.mp4", "size", 12_000_000));

    assertThat(told.path("failed").valueStream()).isEmpty();
    assertThat(told.path("parts").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(told.path("video").path("title").asString()).isEqualTo("from a page.mp4");
    var saved = api.get("videos/" + told.path("video").path("id").asLong() + "/info");
    assertThat(saved.statusCode()).isEqualTo(200);
  }

  @Test
  void theDocumentationShowsEachOperationWithoutAnyNetwork() throws Exception {
    var address = api.base().resolve("/docs").toString();
    try (Page page = chromium.page(address)) {
      page.waitForSelector(".opblock");
      int shown = page.locator(".opblock").count();

      assertThat(shown).isEqualTo(operations());
      assertThat(page.title()).isEqualTo("Reelwise API");
    }
  }

  private static int operations() throws Exception {
    var document = Api.JSON.readTree(api.getUnsigned("/docs/openapi.json").body());
    return document.path("paths").valueStream().mapToInt(JsonNode::size).sum();
  }
}
