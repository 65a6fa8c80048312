package dev.reelwise.cli.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.cli.Json;
import org.junit.jupiter.api.Test;

class VideoResultTest {
  private static final String READY =
      """
      {"video": {"id": 3, "title": "Talk", "status": "ready", "status_message": null},
       "captions": {"transcript_text": "Why does a cache miss?", "duration_seconds": 58},
       "summary": {"summary_text": "There are four reasons."},
       "quality_options": [{"resolution": "720p", "size_bytes": 2500000}],
       "steps": [{"name": "transcode", "state": "done"}]}
      """;

  @Test
  void hasTheFieldsThatProgramsRead() {
    var json = Json.read(Json.write(VideoResult.of("talk.mp4", Json.read(READY), null)));

    assertThat(json.propertyNames())
        .contains(
            "id",
            "status",
            "statusMessage",
            "durationSeconds",
            "variants",
            "transcriptText",
            "summaryText",
            "steps");
    assertThat(json.path("id").asLong()).isEqualTo(3);
    assertThat(json.path("statusMessage").isNull()).isTrue();
    assertThat(json.path("durationSeconds").asDouble()).isEqualTo(58);
  }

  @Test
  void tellsAPersonWhatWasMade() {
    assertThat(VideoResult.of("talk.mp4", Json.read(READY), "http://localhost/x").told())
        .contains("✓ Talk  (video 3, 0:58)")
        .contains("720p 2.5 MB")
        .contains("There are four reasons.")
        .contains("http://localhost/x");
  }

  @Test
  void tellsWhyAFileFailed() {
    assertThat(VideoResult.refused("notes.mp4", "notes", "It is a text.").told())
        .isEqualTo("✗ notes.mp4: It is a text.");
  }
}
