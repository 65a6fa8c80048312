package dev.reelwise.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.index.IndexedVideo;
import dev.reelwise.api.index.VideoDocuments;
import dev.reelwise.api.index.VideoIndex;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class EditTest extends ApiTest {

  private static final Logger LOG = LoggerFactory.getLogger(EditTest.class);

  @Autowired private VideoIndex index;
  @Autowired private VideoDocuments documents;

  @Test
  void theOwnerChangesWhatIsGivenAndSeesTheVideo() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Old", "ready");
    Instant before = Instant.parse(view(owner, id).path("updated_at").asString());

    Answer answer = owner.sendJson("PATCH", path(id), Map.of("title", "  New  "));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data()).isEqualTo(view(owner, id));
    assertThat(answer.data().path("title").asString()).isEqualTo("New");
    assertThat(answer.data().path("description").asString()).isEqualTo("about it");
    assertThat(Instant.parse(answer.data().path("updated_at").asString())).isAfter(before);
  }

  @Test
  void putSaysAllAnew() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Old", "ready");

    Answer both = owner.sendJson("PUT", path(id), Map.of("title", "A", "description", "one\ntwo"));
    assertThat(both.data().path("description").asString()).isEqualTo("one\ntwo");
    Answer title = owner.sendJson("PUT", path(id), Map.of("title", "B"));
    assertThat(title.data().path("title").asString()).isEqualTo("B");
    assertThat(title.data().path("description").isNull()).isTrue();
    assertInvalid(
        owner.sendJson("PUT", path(id), Map.of("description", "C")), "title must not be empty");
  }

  @Test
  void whatMayNotBeSaidIsNamed() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Old", "ready");

    assertInvalid(
        patch(owner, id, Map.of()),
        "Give what is to change: title, description, visibility, tags, language, recorded_at or"
            + " location");
    assertInvalid(patch(owner, id, Map.of("title", " ")), "title must not be empty");
    assertInvalid(
        patch(owner, id, Map.of("title", "x".repeat(201))),
        "title must have at most 200 characters");
    assertInvalid(
        patch(owner, id, Map.of("title", "a\r\nSet-Cookie: b")),
        "title must be one line without control characters");
    assertInvalid(
        patch(owner, id, Map.of("title", "a\u2028b")),
        "title must be one line without control characters");
    assertInvalid(
        patch(owner, id, Map.of("title", "A", "user_id", 1)), "user_id is not a known field");
    assertThat(view(owner, id).path("title").asString()).isEqualTo("Old");
  }

  @Test
  void onlyTheOwnerChangesIt() {
    VideoId ready = rows().video(newUser().userId(), "Mine", "ready");
    VideoId secret = rows().video(newUser().userId(), "Mine", "transcoding");
    Visitor other = newUser();

    assertThat(patch(other, ready, Map.of("title", "Yours")).status()).isEqualTo(403);
    assertThat(patch(other, secret, Map.of("title", "Yours")).status()).isEqualTo(404);
    assertThat(patch(visitor(), ready, Map.of("title", "Yours")).status()).isEqualTo(401);
  }

  @Test
  void aNewTitleIsFoundAndTheOldOneNoLonger() throws InterruptedException {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Gharial in the morning", "ready");
    index.put(documents.of(id).orElseThrow());

    patch(owner, id, Map.of("title", "Narwhal in the evening"));
    Eventually.isTrue(() -> total(owner, "narwhal") == 1);

    assertThat(total(owner, "gharial")).isZero();
  }

  @Test
  void howSoonANewTitleIsFoundIsTold() throws InterruptedException {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Title zero", "ready");
    index.put(documents.of(id).orElseThrow());
    List<Long> millis = new ArrayList<>();

    for (String word : List.of("hoatzin", "shoebill", "kakapo", "cassowary", "potoo")) {
      long start = System.nanoTime();
      patch(owner, id, Map.of("title", "Title " + word));
      Eventually.isTrue(() -> total(owner, word) == 1);
      millis.add((System.nanoTime() - start) / 1_000_000);
    }

    assertThat(millis).hasSize(5);
    LOG.info("A new title was found after {} ms", millis);
  }

  @Test
  void aLateWriterDoesNotBringTheOldTitleBack() throws InterruptedException {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Pangolin asleep", "ready");
    IndexedVideo old = documents.of(id).orElseThrow();
    patch(owner, id, Map.of("title", "Quetzal asleep"));
    Eventually.isTrue(() -> total(owner, "quetzal") == 1);

    index.put(old);

    assertThat(total(owner, "quetzal")).isEqualTo(1);
    assertThat(total(owner, "pangolin")).isZero();
  }

  private static int total(Visitor user, String words) {
    return user.get("/api/v1/videos/search?q=" + words).data().path("total").intValue();
  }

  private static Answer patch(Visitor user, VideoId id, Map<String, Object> body) {
    return user.sendJson("PATCH", path(id), body);
  }

  private static JsonNode view(Visitor user, VideoId id) {
    return user.get(path(id) + "/info").data();
  }

  private static String path(VideoId id) {
    return "/api/v1/videos/" + id;
  }

  private static void assertInvalid(Answer answer, String message) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").path(0).asString()).isEqualTo(message);
  }
}
