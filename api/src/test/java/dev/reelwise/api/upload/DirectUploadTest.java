package dev.reelwise.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.DirectFile;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DirectUploadTest extends ApiTest {

  private static final byte[] BYTES = "the bytes".getBytes(StandardCharsets.UTF_8);

  @Autowired private ObjectStore store;

  @Test
  void aFileSentInPartsBecomesAVideoWithItsEvent() {
    Visitor user = newUser();
    Answer init =
        user.post(
            "/api/v1/upload/init",
            Map.of(
                "filename", "../my talk.mp4",
                "content_type", "video/mp4",
                "has_custom_thumbnail", false));
    assertThat(init.status()).as(init.text()).isEqualTo(201);
    assertThat(init.data().propertyNames())
        .containsExactlyInAnyOrder("upload_id", "key", "original_filename");
    assertThat(init.data().path("original_filename").asString()).isEqualTo("my talk.mp4");

    DirectFile file = DirectFile.started(user, "talk.mp4");
    Answer address = file.address(2);
    assertThat(address.status()).isEqualTo(201);
    assertThat(address.data().propertyNames())
        .containsExactlyInAnyOrder("presigned_url", "part_number");
    assertThat(address.data().path("part_number").intValue()).isEqualTo(2);
    // The parts may arrive in any order.
    file.send(2, BYTES);
    file.send(1, new byte[5 * 1024 * 1024]);
    JsonNode parts = file.parts().data().path("parts");
    assertThat(parts.valueStream().map(part -> part.path("PartNumber").intValue()))
        .containsExactly(1, 2);
    assertThat(parts.path(1).propertyNames())
        .containsExactlyInAnyOrder("PartNumber", "ETag", "Size");
    assertThat(parts.path(1).path("Size").intValue()).isEqualTo(BYTES.length);

    Answer complete = file.complete();
    assertThat(complete.status()).as(complete.text()).isEqualTo(201);
    assertThat(complete.data().propertyNames()).containsExactlyInAnyOrder("location", "key");
    assertThat(complete.data().path("location").asString()).startsWith("http").contains(file.key());
    assertThat(complete.data().path("key").asString()).isEqualTo(file.key());

    Answer saved = file.save("My talk");
    assertThat(saved.status()).as(saved.text()).isEqualTo(201);
    assertThat(saved.data().path("title").asString()).isEqualTo("My talk");
    assertThat(saved.data().path("description").asString()).isEqualTo("about it");
    assertThat(saved.data().path("status").asString()).isEqualTo("transcoding");
    assertEvent(new VideoId(saved.data().path("id").intValue()), file);
  }

  private void assertEvent(VideoId id, DirectFile file) {
    List<Map<String, Object>> events = rows().eventsOf(id);
    assertThat(events).hasSize(1);
    JsonNode event = new JsonMapper().readTree((String) events.getFirst().get("payload"));
    assertThat(event.path("fileKey").asString()).isEqualTo(file.key());
    assertThat(event.path("metadata").path("uploadId").asString()).isEqualTo(file.uploadId());
    assertThat(event.path("metadata").path("filename").asString()).isEqualTo("talk.mp4");
    assertThat(event.path("metadata").path("contentType").asString()).isEqualTo("video/mp4");
    assertThat(store.find(new ObjectKey(file.key())).orElseThrow().sizeBytes())
        .isEqualTo(5 * 1024 * 1024 + BYTES.length);
  }

  @Test
  void repeatsGiveTheSameAnswer() {
    Visitor user = newUser();
    DirectFile file = DirectFile.completed(user, BYTES);

    Answer again = file.complete();
    Answer saved = file.save("Once");
    Answer savedAgain = file.save("Twice");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.data().path("key").asString()).isEqualTo(file.key());
    assertThat(savedAgain.status()).isEqualTo(201);
    assertThat(savedAgain.data().path("id")).isEqualTo(saved.data().path("id"));
    assertThat(savedAgain.data().path("title").asString()).isEqualTo("Once");
    assertThat(rows().videosOf(user.userId())).hasSize(1);
  }

  /** As when the process dies between the bucket and the row. */
  @Test
  void aRepeatIsAnsweredWhenTheObjectIsThereAndItsRowDoesNotKnow() {
    Visitor user = newUser();
    DirectFile file = DirectFile.completed(user, BYTES);
    rows().forgetCompletion(file.uploadId());

    Answer again = file.complete();

    assertThat(again.status()).as(again.text()).isEqualTo(201);
    assertThat(file.save("Twice joined").status()).isEqualTo(201);
    assertThat(rows().videosOf(user.userId())).hasSize(1);
  }

  @Test
  void savesAtTheSameTimeMakeOneVideo() throws Exception {
    Visitor user = newUser();
    DirectFile file = DirectFile.completed(user, BYTES);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> saves =
          Stream.generate(() -> (Callable<Integer>) () -> file.save("At once").status())
              .limit(8)
              .toList();
      for (var save : threads.invokeAll(saves)) {
        assertThat(save.get()).isEqualTo(201);
      }
    }

    assertThat(rows().videosOf(user.userId())).hasSize(1);
  }

  @Test
  void anotherUsersUploadIsNotThere() {
    Visitor owner = newUser();
    DirectFile file = DirectFile.started(owner, "a.mp4");
    file.send(1, BYTES);
    DirectFile stolen = file.by(newUser());

    assertThat(stolen.address(1).status()).isEqualTo(404);
    assertThat(stolen.parts().status()).isEqualTo(404);
    assertThat(stolen.complete().status()).isEqualTo(404);
    assertThat(stolen.abort().status()).isEqualTo(404);
    file.complete();
    assertThat(stolen.complete().status()).isEqualTo(404);
    assertThat(stolen.save("Mine").status()).isEqualTo(404);
    assertThat(file.save("Still the owner's").status()).isEqualTo(201);
    assertThat(file.by(visitor()).complete().status()).isEqualTo(401);
  }

  @Test
  void aKeyOfSomethingElseIsNotTaken() {
    Visitor user = newUser();
    DirectFile mine = DirectFile.completed(user, BYTES);
    DirectFile other = DirectFile.completed(newUser(), BYTES);

    Answer mixed =
        user.post(
            "/api/v1/upload/presigned-url",
            Map.of("upload_id", mine.uploadId(), "key", other.key(), "part_number", 1));
    Answer outside =
        user.post("/api/v1/upload/save", Map.of("title", "x", "key", "videos/original/1.mp4"));

    assertThat(mixed.status()).isEqualTo(404);
    assertThat(outside.status()).isEqualTo(404);
    assertThat(mine.address(1).status()).as("complete uploads take no part").isEqualTo(409);
  }

  @Test
  void anAbortLeavesNothing() {
    DirectFile half = DirectFile.started(newUser(), "a.mp4");
    half.send(1, BYTES);
    DirectFile whole = DirectFile.completed(newUser(), BYTES);

    for (DirectFile file : List.of(half, whole)) {
      assertThat(file.abort().status()).isEqualTo(200);
      assertThat(file.abort().status()).isEqualTo(200);
      assertThat(file.complete().status()).isEqualTo(409);
      assertThat(file.address(1).status()).isEqualTo(409);
      assertThat(file.save("x").status()).isEqualTo(409);
      assertThat(store.find(new ObjectKey(file.key()))).isEmpty();
    }
  }

  @Test
  void aVideosFileIsNotAborted() {
    DirectFile file = DirectFile.completed(newUser(), BYTES);
    file.save("Kept");

    assertThat(file.abort().status()).isEqualTo(409);
    assertThat(store.find(new ObjectKey(file.key()))).isPresent();
  }

  @Test
  void partsThatDidNotArriveAreNamed() {
    DirectFile file = DirectFile.started(newUser(), "a.mp4");
    file.send(1, BYTES);

    Answer wrong =
        file.complete(
            List.of(
                Map.of("PartNumber", 1, "ETag", "\"0\""),
                Map.of("PartNumber", 7, "ETag", "\"1\"")));

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("message").path(0).asString()).contains("[1, 7]");
    assertThat(file.save("Too early").status()).isEqualTo(409);
    assertThat(file.complete().status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/png", "nonsense", "video/*", "application/pdf"})
  void whatIsNoMediaIsRefusedBeforeItIsSent(String type) {
    Answer answer =
        newUser().post("/api/v1/upload/init", Map.of("filename", "a.mp4", "content_type", type));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").path(0).asString()).startsWith("content_type must be");
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeItIsSent() {
    Map<String, Object> large =
        Map.of("filename", "a.mp4", "content_type", "video/mp4", "size_bytes", 5_000_000_000L);

    assertThat(newUser().post("/api/v1/upload/init", large).status()).isEqualTo(413);
  }

  @Test
  void whatIsMissingIsNamed() {
    Visitor user = newUser();
    DirectFile file = DirectFile.started(user, "a.mp4");

    for (String step : List.of("init", "presigned-url", "complete", "save", "abort", "thumbnail")) {
      assertThat(user.post("/api/v1/upload/" + step, Map.of()).status()).as(step).isEqualTo(400);
    }
    assertThat(file.address(0).status()).isEqualTo(400);
    assertThat(file.address(10_001).status()).isEqualTo(400);
    assertThat(file.complete(List.of()).status()).isEqualTo(400);
    Map<String, Object> part = Map.of("PartNumber", 1, "ETag", "x");
    assertThat(file.complete(List.of(part, part)).status()).isEqualTo(400);
  }
}
