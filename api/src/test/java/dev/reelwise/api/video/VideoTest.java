package dev.reelwise.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class VideoTest extends ApiTest {

  @Test
  void theDetailsAreAsTheContractSays() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "A talk", "ready");
    rows().variant(id, "360p", 640, 360);
    rows().variant(id, "720p", 1280, 720);
    rows().transcript(id, "Hello there.", 61);
    rows().summary(id, "A greeting.");

    JsonNode details = newUser().get("/api/v1/videos/" + id).data();

    assertThat(details.propertyNames())
        .containsExactlyInAnyOrder(
            "video",
            "uploader",
            "summary",
            "captions",
            "quality_options",
            "thumbnail_url",
            "steps",
            "likes",
            "has_liked");
    assertVideo(details.path("video"), id, owner);
    assertThat(details.path("uploader")).isEqualTo(details.path("video").path("uploader"));
    assertSummary(details.path("summary"), id);
    assertCaptions(details.path("captions"), id);
    assertQualities(details.path("quality_options"));
    assertThat(details.path("thumbnail_url").asString())
        .contains("videos/thumbnails/" + id + ".jpg", "X-Amz-Signature=");
    assertThat(details.path("steps").isArray()).isTrue();
  }

  private static void assertVideo(JsonNode video, VideoId id, Visitor owner) {
    assertThat(video.propertyNames())
        .contains(
            "id",
            "title",
            "description",
            "status",
            "status_message",
            "created_at",
            "processed_at",
            "user_name",
            "uploader");
    assertThat(video.path("id").intValue()).isEqualTo(id.value());
    assertThat(video.path("title").asString()).isEqualTo("A talk");
    assertThat(video.path("status").asString()).isEqualTo("ready");
    assertThat(video.path("status_message").isNull()).isTrue();
    assertThat(Instant.parse(video.path("created_at").asString())).isBefore(Instant.now());
    assertThat(Instant.parse(video.path("processed_at").asString())).isBefore(Instant.now());
    assertThat(video.path("user_name").asString()).isEqualTo("Ada Lovelace");
    assertThat(video.path("uploader").path("id").intValue()).isEqualTo(owner.userId());
    assertThat(video.path("uploader").path("name").asString()).isEqualTo("Ada Lovelace");
  }

  private static void assertSummary(JsonNode summary, VideoId id) {
    assertThat(summary.propertyNames())
        .containsExactlyInAnyOrder(
            "summary_text", "summary_path", "quality_score", "model_info", "stale");
    assertThat(summary.path("summary_text").asString()).isEqualTo("A greeting.");
    assertThat(summary.path("stale").isBoolean()).isTrue();
    assertThat(summary.path("summary_path").asString())
        .isEqualTo("summaries/" + id + "/summary.json");
    assertThat(summary.path("quality_score").isNumber()).isTrue();
    assertThat(summary.path("model_info").path("chunk_size").intValue()).isEqualTo(8000);
  }

  private static void assertCaptions(JsonNode captions, VideoId id) {
    assertThat(captions.propertyNames())
        .containsExactlyInAnyOrder(
            "transcript_text", "transcript_path", "duration_seconds", "status");
    assertThat(captions.path("transcript_text").asString()).isEqualTo("Hello there.");
    assertThat(captions.path("transcript_path").asString())
        .isEqualTo("transcripts/" + id + "/transcript.json");
    assertThat(captions.path("duration_seconds").intValue()).isEqualTo(61);
    assertThat(captions.path("status").asString()).isEqualTo("ready");
  }

  private static void assertQualities(JsonNode options) {
    assertThat(options).hasSize(2);
    JsonNode best = options.path(0);
    assertThat(best.propertyNames())
        .containsExactlyInAnyOrder("resolution", "width", "height", "bitrate", "size_bytes");
    assertThat(best.path("resolution").asString()).isEqualTo("720p");
    assertThat(best.path("width").intValue()).isEqualTo(1280);
    assertThat(best.path("height").intValue()).isEqualTo(720);
    assertThat(best.path("bitrate").longValue()).isEqualTo(1_200_000);
    assertThat(best.path("size_bytes").longValue()).isEqualTo(5_000);
  }

  @Test
  void whatIsNotThereYetIsNull() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Fresh", "transcoding");

    JsonNode details = owner.get("/api/v1/videos/" + id).data();

    assertThat(details.path("summary").isNull()).isTrue();
    assertThat(details.path("captions").isNull()).isTrue();
    assertThat(details.path("thumbnail_url").isNull()).isTrue();
    assertThat(details.path("quality_options")).isEmpty();
  }

  @Test
  void theStepsOfAnUploadAreShown() {
    Visitor owner = newUser();
    int id = new Upload().file("a.mp4", "bytes").by(owner).data().path("id").intValue();

    JsonNode details = owner.get("/api/v1/videos/" + id).data();
    JsonNode status = owner.get("/api/v1/videos/" + id + "/status").data();

    assertThat(details.path("steps").valueStream().map(step -> step.path("name").asString()))
        .containsExactly("transcode", "transcribe", "summarize", "index");
    assertThat(details.path("steps").path(0).propertyNames())
        .contains("name", "state", "attempt", "progress", "started_at", "finished_at", "error");
    assertThat(status.path("status").asString()).isEqualTo("transcoding");
    assertThat(status.path("steps")).isEqualTo(details.path("steps"));
  }

  @Test
  void theListShowsReadyOnesNewestFirst() {
    Visitor owner = newUser();
    VideoId older = rows().video(owner.userId(), "Older", "ready");
    VideoId newer = rows().video(owner.userId(), "Newer", "ready");
    VideoId unready = rows().video(owner.userId(), "Unready", "indexing");

    String list = "/api/v1/videos/list?user_id=" + owner.userId();
    JsonNode all = owner.get(list + "&limit=100").data();
    JsonNode second = owner.get(list + "&page=2&limit=1").data();

    assertThat(all.propertyNames())
        .containsExactlyInAnyOrder("items", "total", "page", "limit", "next_cursor", "prev_cursor");
    List<Integer> ids =
        all.path("items").valueStream().map(one -> one.path("id").intValue()).toList();
    assertThat(ids)
        .containsSubsequence(newer.value(), older.value())
        .doesNotContain(unready.value());
    assertThat(all.path("total").intValue()).isEqualTo(ids.size());
    assertThat(all.path("items").path(0).has("thumbnail_url")).isTrue();
    assertThat(second.path("items").path(0).path("id").intValue()).isEqualTo(ids.get(1));
    assertThat(second.path("page").intValue()).isEqualTo(2);
    assertThat(second.path("limit").intValue()).isEqualTo(1);
  }

  @Test
  void aVideoThatIsNotReadyIsItsOwnersAlone() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Mine", "transcribing");
    rows().variant(id, "720p", 1280, 720);
    Visitor other = newUser();

    for (String part : List.of("", "/info", "/status", "/transcript", "/watch")) {
      assertThat(other.get("/api/v1/videos/" + id + part).status()).as(part).isEqualTo(404);
    }
    for (String part : List.of("", "/info", "/status", "/watch")) {
      assertThat(owner.get("/api/v1/videos/" + id + part).status()).as(part).isEqualTo(200);
    }
  }

  @Test
  void onlyTheOwnerTriesAgainAndOnlyWhatHasFailed() {
    Visitor owner = newUser();
    VideoId fine = rows().video(owner.userId(), "Fine", "ready");

    Answer byOther = newUser().post("/api/v1/videos/" + fine + "/retry", Map.of());
    Answer nothing = owner.post("/api/v1/videos/" + fine + "/retry", Map.of());

    assertThat(byOther.status()).isEqualTo(403);
    assertThat(nothing.status()).isEqualTo(409);
    assertThat(nothing.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:nothing-to-retry");
  }

  @Test
  void anUploadIsCancelledAndSentOnAgain() {
    Visitor owner = newUser();
    int id = new Upload().file("a.mp4", "bytes").by(owner).data().path("id").intValue();
    String path = "/api/v1/videos/" + id;

    Answer cancelled = owner.post(path + "/cancel", Map.of());
    Answer again = owner.post(path + "/cancel", Map.of());

    assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
    assertThat(cancelled.data().path("status").asString()).isEqualTo("failed");
    assertThat(cancelled.data().path("status_message").asString())
        .isEqualTo("Cancelled by its owner");
    assertThat(again.data()).isEqualTo(cancelled.data());
    assertThat(owner.post(path + "/retry", Map.of()).data().path("status").asString())
        .isEqualTo("transcoding");
    assertThat(owner.post(path + "/retry", Map.of()).status()).as("a double click").isEqualTo(200);
    assertThat(newUser().post(path + "/cancel", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void oneStepOfAReadyVideoRunsAgain() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Once more", "ready");
    rows().doneSteps(id);
    String path = "/api/v1/videos/" + id;

    Answer again = owner.post(path + "/retry?step=summarize", Map.of());
    Answer twice = owner.post(path + "/retry?step=summarize", Map.of());

    assertThat(again.data().path("status").asString()).isEqualTo("summarizing");
    assertThat(again.data().path("steps").valueStream().map(step -> step.path("state").asString()))
        .containsExactly("done", "done", "queued", "pending");
    assertThat(twice.data().path("steps")).isEqualTo(again.data().path("steps"));
    Answer wrong = owner.post(path + "/retry?step=fly", Map.of());
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).contains("step must be transcode, transcribe, summarize or index");
    assertThat(newUser().post(path + "/retry?step=index", Map.of()).status()).isIn(403, 404);
    assertThat(
            owner
                .post(
                    "/api/v1/videos/" + rows().video(owner.userId(), "Old", "ready") + "/cancel",
                    Map.of())
                .status())
        .isEqualTo(409);
  }
}
