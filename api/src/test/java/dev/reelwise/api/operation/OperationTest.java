package dev.reelwise.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * What operators see and do; this process has the role web alone, so that nothing moves by itself.
 */
class OperationTest extends ApiTest {

  private static final String ADMIN = "/api/v1/admin/";

  @Autowired private JdbcClient database;

  @Test
  void onlyAdminsComeHere() {
    Visitor user = newUser();
    for (String path :
        List.of("queues", "steps", "videos/1/timeline", "dead-letters", "dead-letters/outbox-x")) {
      assertThat(user.get(ADMIN + path).status()).as(path).isEqualTo(403);
      assertThat(visitor().get(ADMIN + path).status()).as(path).isEqualTo(401);
    }
    assertThat(user.sendJson("PUT", ADMIN + "queues/index/pause", Map.of()).status())
        .isEqualTo(403);
  }

  @Test
  void whatHasFailedIsListedWithItsReason() {
    Visitor admin = newAdmin();
    VideoId video = rows().video(newUser().userId(), "Broken", "failed");
    rows().failedStep(video, "transcode", "The file ends too early");

    JsonNode failed = admin.get(ADMIN + "steps?state=failed&step=transcode&limit=500").data();

    JsonNode step =
        StreamSupport.stream(failed.path("items").spliterator(), false)
            .filter(one -> one.path("video_id").intValue() == video.value())
            .findFirst()
            .orElseThrow();
    assertThat(step.path("error").asString()).isEqualTo("The file ends too early");
    assertThat(step.path("attempt").intValue()).isEqualTo(3);
    assertThat(step.path("title").asString()).isEqualTo("Broken");
    assertThat(queue(admin, "transcode").path("failed").intValue()).isPositive();
    assertThat(admin.get(ADMIN + "steps?state=odd").text()).contains("state must be one of");
  }

  @Test
  void aStepIsPausedAndResumed() {
    Visitor admin = newAdmin();

    Answer paused = admin.sendJson("PUT", ADMIN + "queues/summarize/pause", Map.of());

    assertThat(paused.status()).isEqualTo(200);
    assertThat(queue(admin, "summarize").path("paused_by").asString())
        .isEqualTo("user-" + admin.userId());
    admin.sendJson("DELETE", ADMIN + "queues/summarize/pause", Map.of());
    assertThat(queue(admin, "summarize").path("paused_since").isNull()).isTrue();
    assertThat(admin.sendJson("PUT", ADMIN + "queues/dance/pause", Map.of()).status())
        .isEqualTo(400);
  }

  @Test
  void aVideosTimelineTellsWhatHasHappened() {
    int id = new Upload().file("talk.mp4", "bytes").by(newUser()).data().path("id").intValue();

    JsonNode moments = newAdmin().get(ADMIN + "videos/" + id + "/timeline").data().path("moments");

    assertThat(names(moments)).contains("transcoding", "video.uploaded");
    assertThat(newAdmin().get(ADMIN + "videos/2000000000/timeline").status()).isEqualTo(404);
  }

  @Test
  void anAdminSeesCancelsRetriesAndDeletesAnybodysVideo() {
    Visitor owner = newUser();
    int id =
        new Upload()
            .field("visibility", "private")
            .file("talk.mp4", "bytes")
            .by(owner)
            .data()
            .path("id")
            .intValue();
    Visitor admin = newAdmin();
    String path = "/api/v1/videos/" + id;

    assertThat(newUser().get(path).status()).isEqualTo(404);
    assertThat(admin.get(path).status()).isEqualTo(200);
    assertThat(admin.post(path + "/cancel", Map.of()).status()).isEqualTo(200);
    assertThat(admin.post(path + "/retry", Map.of()).status()).isEqualTo(200);
    assertThat(admin.sendJson("DELETE", path, Map.of()).status()).isEqualTo(200);
    assertThat(owner.get(path).status()).isEqualTo(404);
  }

  @Test
  void aParkedEventIsListedShownAndSentOnceMore() {
    Visitor admin = newAdmin();
    UUID event = UUID.randomUUID();
    database
        .sql(
            """
            insert into outbox_events (id, topic, payload, service, parked_at, error)
            values (:id, 'video.failed', '{"videoId": 5, "stage": "transcode"}', 'api', now(),
                    'too large')
            """)
        .param("id", event)
        .update();
    String path = ADMIN + "dead-letters/outbox-" + event;

    JsonNode items = admin.get(ADMIN + "dead-letters").data().path("items");
    JsonNode whole = admin.get(path).data();

    assertThat(StreamSupport.stream(items.spliterator(), false))
        .anyMatch(item -> item.path("id").asString().equals("outbox-" + event));
    assertThat(whole.path("letter").path("reason").asString()).isEqualTo("too large");
    assertThat(whole.path("value").asString()).contains("\"stage\": \"transcode\"");
    assertThat(admin.post(path + "/replay", Map.of()).status()).isEqualTo(202);
    assertThat(admin.get(path).status()).isEqualTo(404);
    assertThat(admin.get(ADMIN + "dead-letters/nonsense").status()).isEqualTo(400);
  }

  private static JsonNode queue(Visitor admin, String step) {
    JsonNode queues = admin.get(ADMIN + "queues").data().path("queues");
    return StreamSupport.stream(queues.spliterator(), false)
        .filter(one -> one.path("step").asString().equals(step))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(JsonNode moments) {
    return StreamSupport.stream(moments.spliterator(), false)
        .map(moment -> moment.path("name").asString())
        .toList();
  }
}
