package dev.reelwise.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProcessingTest extends ApiTest {

  @Test
  void onesOwnVideosUnderWayAreShownWithTheirHistory() {
    Visitor owner = newUser();
    VideoId first = rows().video(owner.userId(), "First", "pending");
    rows().change(first, "transcoding", "user-" + owner.userId(), null);
    rows().change(first, "failed", "reelwise-api", "Transcoding failed: no picture");
    VideoId second = rows().video(owner.userId(), "Second", "transcribing");
    VideoId ready = rows().video(owner.userId(), "Ready", "ready");
    rows().video(newUser().userId(), "Another's", "transcribing");

    JsonNode mine = owner.get("/api/v1/videos/my/processing").data();
    JsonNode all = owner.get("/api/v1/videos/my/processing?include_completed=true").data();

    assertThat(mine.propertyNames()).containsExactlyInAnyOrder("videos", "total");
    assertThat(ids(mine)).containsExactly(second.value(), first.value());
    assertThat(mine.path("total").intValue()).isEqualTo(2);
    assertThat(ids(all)).containsExactly(ready.value(), second.value(), first.value());
    assertThat(all.path("total").intValue()).isEqualTo(3);
    assertFollowed(mine.path("videos").path(1));
    assertThat(mine.path("videos").path(0).path("status_history")).isEmpty();
  }

  private static void assertFollowed(JsonNode video) {
    assertThat(video.propertyNames())
        .contains(
            "id", "title", "status", "status_message", "created_at", "thumbnail_url", "user_name");
    assertThat(video.path("status_message").asString()).isEqualTo("Transcoding failed: no picture");
    JsonNode history = video.path("status_history");
    assertThat(history.valueStream().map(change -> change.path("status").asString()))
        .containsExactly("transcoding", "failed");
    assertThat(history.path(1).propertyNames())
        .containsExactlyInAnyOrder("id", "status", "actor", "status_message", "created_at");
    assertThat(history.path(1).path("actor").asString()).isEqualTo("reelwise-api");
  }

  @Test
  void whoHasNoneGetsNone() {
    Visitor user = newUser();

    assertThat(user.get("/api/v1/videos/my/processing").data().path("videos")).isEmpty();
    assertThat(visitor().get("/api/v1/videos/my/processing").status()).isEqualTo(401);
    assertThat(user.get("/api/v1/videos/my/processing?include_completed=maybe").status())
        .isEqualTo(400);
  }

  private static java.util.List<Integer> ids(JsonNode data) {
    return data.path("videos").valueStream().map(video -> video.path("id").intValue()).toList();
  }
}
