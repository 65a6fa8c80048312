package dev.reelwise.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.stack.Models;
import dev.reelwise.stack.SharedStack;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Real files on their whole way through the steps of this service, on real servers. */
@DirtiesContext
@SpringBootTest(
    classes = ApiApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "reelwise.roles=web,relay,transcode,transcribe,index")
class WholeWayTest {

  private static final Map<String, String> SERVERS =
      SharedStack.join().isolated("way").environment();

  private static final int MUTANTS = 30;

  @LocalServerPort private int port;
  @Autowired private Journey journey;
  @Autowired private ObjectStore store;
  @TempDir private Path folder;

  private Clips clips;
  private Visitor user;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    SERVERS.forEach((name, value) -> registry.add(name, () -> value));
    registry.add("JWT_SECRET", () -> "a secret of the tests that is long enough to sign with");
    registry.add("REELWISE_MODELS", () -> Models.ensure().toString());
  }

  @BeforeEach
  void signUp() {
    user = Visitor.at(port).signedUp();
    clips = new Clips(Path.of(SERVERS.get("FFMPEG_PATH")), folder);
  }

  @Test
  void aTalkIsPlayedReadAndFound() throws Exception {
    VideoId video = upload(clips.talk("talk.mp4"), "An old bridge");

    journey.awaitDone(video, "transcribe");
    journey.summarizeAsTheCounterpartWould(video, "Lorries queue at the viaduct.");
    journey.awaitStatus(video, "ready");

    assertVariants(video, "180p");
    assertThat(store.find(ObjectKey.poster(video))).isPresent();
    assertThat(read(ObjectKey.playlist(video, "180p"))).startsWith("#EXTM3U").contains("180p.mp4");
    assertThat(read(ObjectKey.transcript(video, "json"))).contains("\"segments\"", "bridge");
    assertThat(read(ObjectKey.transcript(video, "vtt"))).startsWith("WEBVTT");
    assertThat(read(ObjectKey.transcript(video, "srt"))).startsWith("1\n");
    assertThat(journey.event(video, "video.transcribed"))
        .containsEntry("transcriptFileKey", "transcripts/" + video + "/transcript.json")
        .containsKey("snippetCount");
    assertThat(journey.transcript(video)).containsEntry("status", "ready");
    assertFound("stone bridges", video);
    assertFound("viaduct", video);

    assertThat(journey.source(video)).contains("mp4", "h264", "aac");
    assertAnEditOutlivesAnotherTranscription(video);
  }

  private void assertAnEditOutlivesAnotherTranscription(VideoId video) {
    String path = "/api/v1/videos/" + video + "/transcript";
    Map<String, Object> segment = Map.of("start", 0, "end", 1, "text", "Written by hand.");
    Answer edit = user.sendJson("PUT", path, Map.of("segments", List.of(segment)));
    assertThat(edit.status()).as(edit.text()).isEqualTo(200);

    journey.retry(video, StepName.TRANSCRIBE);
    journey.awaitDone(video, "transcribe");

    assertThat(user.get(path).data().path("transcript_text").asString())
        .isEqualTo("Written by hand.");
    JsonNode versions = user.get(path + "/versions").data().path("versions");
    assertThat(versions.valueStream().map(one -> one.path("source").asString()))
        .containsExactly("speech", "edit", "speech");
    assertThat(user.get(path + "/versions/3").data().path("transcript_text").asString())
        .contains("bridge");
  }

  @Test
  void aSilentPictureGetsAnEmptyTranscriptAndGoesOn() throws Exception {
    VideoId video = upload(clips.silent("silent.mp4"), "Nothing to hear");

    journey.awaitDone(video, "transcribe");
    journey.summarizeAsTheCounterpartWould(video, "");
    journey.awaitStatus(video, "ready");

    assertThat(journey.transcript(video)).containsEntry("text", "").containsEntry("model", "none");
  }

  @Test
  void soundWithoutAPictureGetsAnAudioVariant() throws Exception {
    VideoId video = upload(clips.sound("podcast.m4a"), "A podcast");

    journey.awaitDone(video, "transcode");
    journey.awaitDone(video, "transcribe");

    assertVariants(video, "audio");
    assertThat(store.find(ObjectKey.poster(video))).isEmpty();
    assertThat((String) journey.transcript(video).get("text")).containsIgnoringCase("bakery");
  }

  @Test
  void whatIsNoVideoFailsInBothStepsForTheSameReason() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.mp4"), "Dear diary, no video here.");
    VideoId video = upload(text, "Notes");

    journey.awaitStatus(video, "failed");
    journey.awaitState(video, "transcode", "failed");
    journey.awaitState(video, "transcribe", "failed");

    assertThat(journey.error(video, "transcode"))
        .startsWith("This file has no video or audio that can be read: ")
        .isEqualTo(journey.error(video, "transcribe"));
    assertThat(journey.attempts(video, "transcode")).isEqualTo(1);
  }

  /** Sent as a browser would, with a good file behind them. */
  @Test
  void brokenFilesEndReadyOrWithAReasonAndTheNextGoodOneIsReady() throws Exception {
    Path tiny = clips.tiny("tiny.mp4");
    List<VideoId> broken = new ArrayList<>();
    for (byte[] mutant : Mutants.of(Files.readAllBytes(tiny), MUTANTS)) {
      Answer answer = send(mutant);
      assertThat(answer.status()).as(answer.text()).isLessThan(500);
      if (answer.status() == 201) {
        broken.add(id(answer));
      }
    }
    VideoId good = id(send(Files.readAllBytes(tiny)));

    assertThat(broken).hasSizeGreaterThan(MUTANTS / 2);
    Map<String, Long> ends =
        broken.stream()
            .map(this::end)
            .collect(Collectors.groupingBy(e -> e, Collectors.counting()));
    assertThat(ends).containsKeys("ready", "failed");
    assertThat(end(good)).isEqualTo("ready");
  }

  private Answer send(byte[] file) {
    return new Upload()
        .field("title", "A file from somewhere")
        .file("file.mp4", new ByteArrayInputStream(file))
        .by(user);
  }

  private static VideoId id(Answer answer) {
    return new VideoId(answer.data().path("id").asInt());
  }

  /** Ready, or failed with words for its owner. */
  private String end(VideoId video) {
    journey.awaitEndOfMediaWork(video);
    if (journey.status(video).equals("failed")) {
      assertThat(journey.error(video, "transcode") + journey.error(video, "transcribe"))
          .containsAnyOf(
              "This file has no video or audio that can be read: ",
              // What its header claims: the machine may be at fault, too, so it was tried again.
              "it took more memory than one file may; try again, or upload it in a smaller size")
          .doesNotContain("Exception", "/tmp/")
          .endsWith(".");
    } else {
      journey.summarizeAsTheCounterpartWould(video, "");
      journey.awaitStatus(video, "ready");
    }
    return journey.status(video);
  }

  private VideoId upload(Path file, String title) {
    VideoId video = journey.video(user.userId(), title);
    ObjectKey key = ObjectKey.original(video);
    store.put(key, file, "application/octet-stream");
    journey.start(video, key);
    return video;
  }

  private void assertVariants(VideoId video, String... resolutions) throws IOException {
    List<Map<String, Object>> variants = journey.variants(video);
    assertThat(variants).extracting(one -> one.get("resolution")).containsExactly(resolutions);
    for (Map<String, Object> variant : variants) {
      ObjectKey key = new ObjectKey((String) variant.get("key"));
      assertThat(store.find(key).orElseThrow().sizeBytes()).isEqualTo(variant.get("size_bytes"));
      assertThat((String) variant.get("bitrate")).matches("[1-9][0-9]*");
      assertThat((String) variant.get("codecs")).contains("mp4a");
    }
    assertThat(journey.event(video, "video.transcoded").get("variants").toString())
        .contains(List.of(resolutions));
  }

  private void assertFound(String words, VideoId video) {
    assertThat(found(words)).extracting(item -> item.path("id").asInt()).contains(video.value());
  }

  private List<JsonNode> found(String words) {
    Answer answer = user.get("/api/v1/videos/search?q=" + words.replace(" ", "%20"));
    return answer.data().path("items").valueStream().toList();
  }

  private String read(ObjectKey key) throws IOException {
    try (var in = store.open(key)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
