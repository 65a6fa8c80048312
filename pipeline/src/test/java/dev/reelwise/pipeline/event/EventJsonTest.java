package dev.reelwise.pipeline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.Topic;
import dev.reelwise.contracts.event.VideoEvent;
import dev.reelwise.contracts.event.VideoFailed;
import dev.reelwise.contracts.event.VideoSummarized;
import dev.reelwise.contracts.event.VideoTranscoded;
import dev.reelwise.contracts.event.VideoTranscribed;
import dev.reelwise.contracts.event.VideoUploaded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EventJsonTest {

  private static final UUID ID = UUID.fromString("11111111-1111-4111-8111-111111111111");
  private static final UUID OTHER = UUID.fromString("22222222-2222-4222-8222-222222222222");
  private static final Instant TS = Instant.parse("2026-01-02T03:04:05.678Z");

  private final EventJson json = new EventJson();

  @Test
  void writesAndReadsAnUpload() {
    check(
        new VideoUploaded(
            new EventId(ID),
            new VideoId(42),
            new UserId(7),
            "videos/original/42.mp4",
            new VideoUploaded.Metadata("talk \uD83C\uDFA5.mp4", "video/mp4", "u-1"),
            OTHER,
            OTHER,
            TS),
        """
        {"id": "11111111-1111-4111-8111-111111111111", "videoId": 42, "userId": 7,
         "fileKey": "videos/original/42.mp4",
         "metadata": {"filename": "talk \uD83C\uDFA5.mp4", "contentType": "video/mp4", "uploadId": "u-1"},
         "correlationId": "22222222-2222-4222-8222-222222222222",
         "messageId": "22222222-2222-4222-8222-222222222222", "ts": "2026-01-02T03:04:05.678Z"}
        """);
  }

  @Test
  void leavesOutTheUploadIdOfAnUploadInOnePart() {
    VideoUploaded event =
        new VideoUploaded(
            new EventId(ID),
            new VideoId(42),
            new UserId(7),
            "k",
            new VideoUploaded.Metadata("a", "b", null),
            OTHER,
            OTHER,
            TS);
    assertThat(json.write(event)).doesNotContain("uploadId").doesNotContain("null");
    assertThat(json.read(event.topic(), json.write(event)).event()).isEqualTo(event);
  }

  @Test
  void writesAndReadsATranscoding() {
    check(
        new VideoTranscoded(
            new EventId(ID),
            new VideoId(42),
            List.of(new VideoTranscoded.Variant("720p", "videos/hls/42/720p.mp4", 5_000_000_000L)),
            TS),
        """
        {"id": "11111111-1111-4111-8111-111111111111", "videoId": 42,
         "variants": [{"resolution": "720p", "fileKey": "videos/hls/42/720p.mp4",
                       "sizeBytes": 5000000000}],
         "ts": "2026-01-02T03:04:05.678Z"}
        """);
  }

  @Test
  void writesAndReadsATranscription() {
    check(
        new VideoTranscribed(
            new EventId(ID), new VideoId(42), "transcripts/42/transcript.json", 17, TS),
        """
        {"id": "11111111-1111-4111-8111-111111111111", "videoId": 42,
         "transcriptFileKey": "transcripts/42/transcript.json", "snippetCount": 17,
         "ts": "2026-01-02T03:04:05.678Z"}
        """);
  }

  @Test
  void writesAndReadsASummary() {
    check(
        new VideoSummarized(
            new EventId(ID), new VideoId(42), "summaries/42/summary.json", "Short.", 0.83, TS),
        """
        {"id": "11111111-1111-4111-8111-111111111111", "videoId": 42,
         "summaryFileKey": "summaries/42/summary.json", "summaryText": "Short.",
         "qualityScore": 0.83, "ts": "2026-01-02T03:04:05.678Z"}
        """);
  }

  @Test
  void writesAndReadsASummaryOfNothing() {
    check(
        new VideoSummarized(new EventId(ID), new VideoId(42), null, null, null, TS),
        """
        {"id": "11111111-1111-4111-8111-111111111111", "videoId": 42,
         "ts": "2026-01-02T03:04:05.678Z"}
        """);
  }

  @Test
  void writesAndReadsAFailure() {
    check(
        new VideoFailed(
            new EventId(ID),
            new VideoId(42),
            "transcode",
            "This file has no video.",
            Map.of("attempt", 3),
            TS),
        """
        {"id": "11111111-1111-4111-8111-111111111111", "videoId": 42, "stage": "transcode",
         "error": "This file has no video.", "metadata": {"attempt": 3},
         "ts": "2026-01-02T03:04:05.678Z"}
        """);
  }

  private void check(VideoEvent event, String literal) {
    JsonMapper plain = JsonMapper.shared();
    assertThat(plain.readTree(json.write(event))).isEqualTo(plain.readTree(literal));
    assertThat(json.read(event.topic(), literal).event()).isEqualTo(event);
    assertThat(json.read(event.topic(), literal).dedupeId()).isEqualTo(event.id());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05.678Z, 2026-01-02T03:04:05.678Z",
    "2026-01-02T03:04:05.678, 2026-01-02T03:04:05.678Z",
    "2026-01-02T03:04:05.678901, 2026-01-02T03:04:05.678901Z",
    "2026-01-02T03:04:05, 2026-01-02T03:04:05Z",
    "2026-01-02T05:04:05+02:00, 2026-01-02T03:04:05Z",
  })
  void readsTimesWithAndWithoutAZone(String written, Instant meant) {
    assertThat(json.read(Topic.VIDEO_TRANSCRIBED, transcribed("", written)).event().ts())
        .isEqualTo(meant);
  }

  @Test
  void knowsARepeatByEventIdRatherThanById() {
    ReceivedEvent received =
        json.read(
            Topic.VIDEO_TRANSCRIBED,
            transcribed(
                "\"eventId\": \"" + OTHER + "\", \"more\": {\"un\": [1]},",
                "2026-01-02T03:04:05Z"));
    assertThat(received.dedupeId()).isEqualTo(new EventId(OTHER));
    assertThat(received.event().id()).isEqualTo(new EventId(ID));
  }

  private static String transcribed(String more, String ts) {
    return """
        {%s "id": "%s", "videoId": 42, "transcriptFileKey": "t", "snippetCount": 1, "ts": "%s"}
        """
        .formatted(more, ID, ts);
  }

  @Test
  void saysWhichEventItIsNotAndWhy() {
    assertThatThrownBy(
            () -> json.read(Topic.VIDEO_UPLOADED, "{\"id\": \"" + ID + "\", \"videoId\": 1}"))
        .hasMessage("This is no video.uploaded: userId is missing");
  }

  @Test
  void refusesAnEventThatCallsItselfOneOfAnotherTopic() {
    String summarized = "{\"type\": \"%s\", \"id\": \"" + ID + "\", \"videoId\": 1}";

    // All that a summary has may be missing: only its type tells that it is none.
    assertThatThrownBy(
            () -> json.read(Topic.VIDEO_SUMMARIZED, summarized.formatted("video.reticulated")))
        .hasMessage("This is no video.summarized: its type is video.reticulated");
    for (String type : List.of("video.summarized", "SUMMARY", "")) {
      assertThat(json.read(Topic.VIDEO_SUMMARIZED, summarized.formatted(type)).event())
          .isInstanceOf(VideoSummarized.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "3",
        "{}",
        "{\"id\": \"x\", \"videoId\": 1}",
        "{\"id\": \"11111111-1111-4111-8111-111111111111\"}",
        "{\"id\": \"11111111-1111-4111-8111-111111111111\", \"videoId\": -1}",
        "{\"id\": \"11111111-1111-4111-8111-111111111111\", \"videoId\": 1.5}",
        "{\"id\": \"11111111-1111-4111-8111-111111111111\", \"videoId\": 99999999999}",
        "{\"id\": \"11111111-1111-4111-8111-111111111111\", \"videoId\": 1, \"ts\": \"soon\"}"
      })
  void saysThatOtherTextIsNotTheEvent(String text) {
    for (Topic topic : Topic.values()) {
      assertThatThrownBy(() -> json.read(topic, text)).isInstanceOf(UnreadableEvent.class);
    }
  }
}
