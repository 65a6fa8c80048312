package dev.reelwise.summarizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.language.fake.FakeOpenAi;
import dev.reelwise.language.fake.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where an OpenAI-compatible server is configured, which is a fake one here. */
class ChatModelSummarizerTest {

  private static final FakeOpenAi MODEL = FakeOpenAi.start();

  private static RunningSummarizer summarizer;

  @BeforeAll
  static void start() {
    summarizer =
        RunningSummarizer.start(
            Map.of(
                "OPENAI_API_KEY", "sk-test",
                "OPENAI_BASE_URL", MODEL.baseUrl().toString(),
                "reelwise.language-model.attempts", "2",
                "reelwise.language-model.first-pause", "10ms"));
  }

  @AfterAll
  static void stop() {
    summarizer.close();
    MODEL.close();
  }

  @BeforeEach
  void answerAsUsual() {
    MODEL.answering(request -> Reply.text("What was said."));
  }

  @Test
  void asksTheModelOnceForEachTranscript() throws Exception {
    VideoId video = summarizer.transcribed("Caches keep data close.", "Misses are slow.");
    int before = MODEL.requests().size();

    summarizer.publishTranscribed(video);
    summarizer.events(video, 1);
    summarizer.publishTranscribed(video);
    List<JsonNode> events = summarizer.events(video, 2);

    assertThat(events)
        .extracting(e -> e.path("summaryText").asString())
        .containsOnly("What was said.");
    assertThat(MODEL.requests().size() - before).isEqualTo(2);
    assertThat(MODEL.requests().getLast().model()).isEqualTo("gpt-3.5-turbo");
    assertThat(info(video, "method")).isEqualTo("map-reduce");
  }

  @Test
  void triesAgainAfterAFailureAndStoresOnlyTheAnswer() throws Exception {
    VideoId video = summarizer.transcribed("Caches keep data close, at another time.");
    // More failures than one attempt of the step has patience for.
    MODEL.then(
        Reply.error(500, "oops", "Broken"), Reply.raw("<html>"), Reply.error(503, "busy", "Busy"));

    summarizer.publishTranscribed(video);

    JsonNode event = summarizer.events(video, 1).getFirst();
    assertThat(event.path("summaryText").asString()).isEqualTo("What was said.");
    assertThat(attempts(video)).isEqualTo(2);
  }

  @Test
  void failsTheVideoWhenTheModelRefusesAndStoresNothing() throws Exception {
    VideoId video = summarizer.transcribed("Caches keep data close, for a third time.");
    MODEL.answering(request -> Reply.error(401, "invalid_api_key", "Wrong key"));

    summarizer.publishTranscribed(video);

    JsonNode event = summarizer.events(video, 1).getFirst();
    assertThat(event.path("stage").asString()).isEqualTo("summarize");
    assertThat(event.path("error").asString()).contains("Wrong key").doesNotContain("sk-test");
    assertThat(
            summarizer
                .sql()
                .sql("SELECT count(*) FROM video_summaries WHERE video_id = :video")
                .param("video", video.value())
                .query(Integer.class)
                .single())
        .isZero();
  }

  private static String info(VideoId video, String field) {
    return summarizer
        .sql()
        .sql("SELECT model_info ->> :field FROM video_summaries WHERE video_id = :video")
        .param("field", field)
        .param("video", video.value())
        .query(String.class)
        .single();
  }

  private static int attempts(VideoId video) {
    return summarizer
        .sql()
        .sql("SELECT attempt FROM video_steps WHERE video_id = :video AND step = 'summarize'")
        .param("video", video.value())
        .query(Integer.class)
        .single();
  }
}
