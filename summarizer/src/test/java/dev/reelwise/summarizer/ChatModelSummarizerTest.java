package dev.reelwise.summarizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.language.fake.FakeOpenAi;
import dev.reelwise.language.fake.Reply;
import io.micrometer.core.instrument.MeterRegistry;
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
                "OPENAI_PRICE_INPUT", "0.5",
                "OPENAI_PRICE_OUTPUT", "1.5",
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

  @Test
  void countsRefusalsTokensAndWhatTheyCost() throws Exception {
    VideoId video = summarizer.transcribed("Caches keep data close, and that has its price.");
    MODEL.answering(request -> Reply.counted("What was said.", 1_200, 34)).then(Reply.busy("0"));
    int asked = MODEL.requests().size();
    long limited = limited();
    double input = counted("tokens", "kind", "input");
    double output = counted("tokens", "kind", "output");
    double cost = counted("cost");

    summarizer.publishTranscribed(video);
    summarizer.events(video, 1);

    int answers = MODEL.requests().size() - asked - 1;
    assertThat(answers).isPositive();
    assertThat(limited() - limited).isEqualTo(1);
    assertThat(counted("tokens", "kind", "input") - input).isEqualTo(1_200.0 * answers);
    assertThat(counted("tokens", "kind", "output") - output).isEqualTo(34.0 * answers);
    assertThat(counted("cost") - cost)
        .isCloseTo((1_200 * 0.5 + 34 * 1.5) * answers / 1e6, within(1e-9));
  }

  private static long limited() {
    return summarizer
        .bean(MeterRegistry.class)
        .get("reelwise.model.requests")
        .tags("outcome", "limited")
        .timer()
        .count();
  }

  private static double counted(String meter, String... tags) {
    return summarizer
        .bean(MeterRegistry.class)
        .get("reelwise.model." + meter)
        .tags(tags)
        .counter()
        .count();
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
