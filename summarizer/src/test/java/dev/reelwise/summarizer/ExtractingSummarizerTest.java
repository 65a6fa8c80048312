package dev.reelwise.summarizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Summary;
import dev.reelwise.storage.Documents;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where no chat model is configured. */
class ExtractingSummarizerTest {

  private static final String GREETING = "Hello everyone and welcome to my talk.";

  private static RunningSummarizer summarizer;

  @BeforeAll
  static void start() {
    summarizer = RunningSummarizer.start(Map.of("OPENAI_API_KEY", "", "OPENAI_BASE_URL", ""));
  }

  @AfterAll
  static void stop() {
    summarizer.close();
  }

  @Test
  void makesAnEventOfATranscriptIntoASummaryAndAnEvent() throws Exception {
    VideoId video =
        summarizer.transcribed(
            GREETING,
            "Caches keep recently used data close to the processor.",
            "A cache miss makes the processor wait for main memory.",
            "Arrays use cache lines better than linked lists do.");

    summarizer.publishTranscribed(video);

    JsonNode event = summarizer.events(video, 1).getFirst();
    String text = event.path("summaryText").asString();
    assertThat(text).startsWith("Caches keep").endsWith("linked lists do.").doesNotContain("Hello");
    String key = "summaries/" + video + "/summary.json";
    assertThat(event.path("summaryFileKey").asString()).isEqualTo(key);

    Summary document = summarizer.bean(Documents.class).summary(new ObjectKey(key));
    assertThat(document.summary()).isEqualTo(text);
    assertThat(document.method()).isEqualTo("extractive");
    assertThat(document.qualityScore()).isEqualTo(event.path("qualityScore").asDouble());
    assertThat(object("summaries/" + video + "/summary.txt")).isEqualTo(text);

    Map<String, Object> row = row(video);
    assertThat(row).containsEntry("summary_text", text).containsEntry("summary_path", key);
    JsonNode info = JsonMapper.shared().readTree(String.valueOf(row.get("model_info")));
    assertThat(info.path("method").asString()).isEqualTo("extractive");
    assertThat(info.path("model").asString()).isEqualTo("all-MiniLM-L6-v2");
    assertThat(info.path("chunk_size").asInt()).isEqualTo(8_000);
    assertThat(info.path("parts").asInt()).isEqualTo(1);
    assertThat(info.path("transcript_hash").asString()).isEqualTo(document.transcriptHash());
  }

  @Test
  void makesAnEmptySummaryWhereNothingIsSaid() throws Exception {
    VideoId video = summarizer.transcribed();

    summarizer.publishTranscribed(video);

    JsonNode event = summarizer.events(video, 1).getFirst();
    assertThat(event.path("summaryText").asString("?")).isEmpty();
    assertThat(event.path("qualityScore").asDouble(-1)).isZero();
    assertThat(row(video)).containsEntry("summary_text", "").containsEntry("quality_score", 0.0);
  }

  @Test
  void aSummaryOfATranscriptThatWasReplacedIsStaleUntilItIsMadeAgain() throws Exception {
    VideoId video = summarizer.transcribed("Rivers carve valleys into the rock over ages.");
    summarizer
        .sql()
        .sql(
            """
            INSERT INTO video_transcripts (video_id, transcript_path, status)
            VALUES (:video, 'transcripts/' || :video || '/versions/x.json', 'ready')
            """)
        .param("video", video.value())
        .update();
    summarizer.publishTranscribed(video);
    summarizer.events(video, 1);
    assertThat(row(video)).containsEntry("stale", true);

    summarizer
        .sql()
        .sql(
            """
            UPDATE video_transcripts
            SET transcript_path = 'transcripts/' || video_id || '/transcript.json'
            WHERE video_id = :video
            """)
        .param("video", video.value())
        .update();
    summarizer.publishTranscribed(video);
    summarizer.events(video, 2);

    assertThat(row(video)).containsEntry("stale", false);
  }

  @Test
  void failsTheVideoWhoseTranscriptIsGone() throws Exception {
    VideoId video = summarizer.transcribed("Something.");
    summarizer
        .bean(ObjectStore.class)
        .delete(new ObjectKey("transcripts/" + video + "/transcript.json"));

    summarizer.publishTranscribed(video);

    JsonNode event = summarizer.events(video, 1).getFirst();
    assertThat(event.path("stage").asString()).isEqualTo("summarize");
    assertThat(event.path("error").asString()).contains("transcript is gone");
  }

  @Test
  void saysThatItLivesAndIsReady() throws Exception {
    assertThat(summarizer.get("/").body()).contains("reelwise-summarizer", "extractive");
    assertThat(summarizer.get("/api/v1").statusCode()).isEqualTo(200);
    assertThat(summarizer.get("/health/live").body()).isEqualTo("{\"status\":\"live\"}");
    HttpResponse<String> ready = summarizer.get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.headers().firstValue("Content-Type")).hasValue("application/json");
    JsonNode checks = JsonMapper.shared().readTree(ready.body()).path("checks");
    assertThat(checks.propertyNames()).containsExactly("database", "kafka", "storage");
    assertThat(summarizer.get("/health").statusCode()).isEqualTo(200);
  }

  private static Map<String, Object> row(VideoId video) {
    return summarizer
        .sql()
        .sql("SELECT * FROM video_summaries WHERE video_id = :video")
        .param("video", video.value())
        .query()
        .singleRow();
  }

  private static String object(String key) throws Exception {
    try (InputStream in = summarizer.bean(ObjectStore.class).open(new ObjectKey(key))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
