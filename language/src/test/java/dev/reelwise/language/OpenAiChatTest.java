package dev.reelwise.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.language.LanguageModel.Prompt;
import dev.reelwise.language.fake.FakeOpenAi;
import dev.reelwise.language.fake.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiChatTest {

  private static final Prompt PROMPT = new Prompt("Be short.", "What was said", 200, 0.3);
  private static final String SECRET = "sk-very-secret";
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  private final FakeOpenAi server = FakeOpenAi.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksAsTheProtocolSaysAndGivesTheAnswer() throws Exception {
    server.then(Reply.text("  It was about cats.\n"));

    assertThat(answer()).isEqualTo("It was about cats.");

    assertThat(server.requests())
        .containsExactly(
            new FakeOpenAi.Request(
                "/v1/chat/completions",
                "Bearer " + SECRET,
                "gpt-test",
                0.3,
                200,
                "Be short.",
                "What was said",
                Set.of("model", "temperature", "max_tokens", "messages")));
  }

  @Test
  void sendsNoAuthorizationToAServerThatNeedsNone() throws Exception {
    try (var chat = new OpenAiChat(OpenAiSettings.of(server.baseUrl(), "llama", null), NOON)) {
      chat.answer(PROMPT);
    }

    assertThat(server.requests().getFirst().authorization()).isEmpty();
  }

  @Test
  void tellsOfEachRequestWithItsStatusAndTokens() throws Exception {
    server.then(
        Reply.busy("0"),
        Reply.raw(
            """
            {"choices": [{"message": {"content": "Cats."}, "finish_reason": "stop"}],
             "usage": {"prompt_tokens": 120, "completion_tokens": 7}}
            """));
    List<ChatListener.Exchange> heard = new CopyOnWriteArrayList<>();

    try (var chat =
        new OpenAiChat(OpenAiSettings.of(server.baseUrl(), "llama", null), NOON, heard::add)) {
      chat.answer(PROMPT);
    }

    assertThat(heard).extracting(ChatListener.Exchange::status).containsExactly(429, 200);
    assertThat(heard).extracting(ChatListener.Exchange::inputTokens).containsExactly(0L, 120L);
    assertThat(heard).extracting(ChatListener.Exchange::outputTokens).containsExactly(0L, 7L);
    assertThat(heard).allSatisfy(one -> assertThat(one.time()).isPositive());
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws Exception {
    server.then(Reply.busy("1"), Reply.text("Now."));
    long start = System.nanoTime();

    assertThat(answer()).isEqualTo("Now.");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void waitsUntilADateThatTheServerNames() throws Exception {
    server.then(Reply.busy("Sun, 01 Mar 2026 12:00:01 GMT"), Reply.text("Now."));
    long start = System.nanoTime();

    assertThat(answer()).isEqualTo("Now.");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void givesUpForNowWhenTheServerAsksForTooLong() {
    server.then(Reply.busy("3600"));

    assertThatThrownBy(this::answer)
        .isInstanceOf(LanguageModelFailure.Transient.class)
        .hasMessageContaining("3600 s")
        .hasMessageContaining("Slow down");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void asksAgainAfterFailuresThatPass() throws Exception {
    server.then(
        Reply.error(500, "oops", "Internal"), new Reply.Dropped(), Reply.text("Third time."));

    assertThat(answer()).isEqualTo("Third time.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json at all",
        "{\"choices\": [",
        "",
        "[]",
        "{\"choices\": []}",
        "{\"choices\": [{\"message\": {\"content\": \"  \"}, \"finish_reason\": \"stop\"}]}",
        "{\"choices\": [{\"message\": {\"content\": null}, \"finish_reason\": \"stop\"}]}"
      })
  void takesNoAnswerThatIsNone(String body) {
    server.answering(request -> Reply.raw(body));

    assertThatThrownBy(this::answer).isInstanceOf(LanguageModelFailure.Transient.class);
    assertThat(server.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422, 301})
  void asksNotAgainWhatTheServerRefuses(int status) {
    server.then(Reply.error(status, "bad", "You can't do that"));

    assertThatThrownBy(this::answer)
        .isInstanceOf(LanguageModelFailure.Permanent.class)
        .hasMessageContaining("You can't do that")
        .hasMessageNotContaining(SECRET);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void asksAModelThatReasonsInItsOwnWordsAndRemembersThem() throws Exception {
    server.answering(OpenAiChatTest::reasoning);
    try (var chat = new OpenAiChat(settings(server.baseUrl(), Duration.ofSeconds(10), 1), NOON)) {
      assertThat(chat.answer(PROMPT)).isEqualTo("Thought through.");
      assertThat(server.requests()).hasSize(3);

      assertThat(chat.answer(PROMPT)).isEqualTo("Thought through.");
      assertThat(server.requests()).hasSize(4);
    }
    assertThat(server.requests().getLast().maxTokens()).isEqualTo(200 + Dialect.TOKENS_TO_THINK);
  }

  @Test
  void changesItsWordsOnceAndThenTakesTheRefusal() {
    String refusal = "Unsupported parameter: 'max_tokens', use 'max_completion_tokens'";
    server.answering(request -> Reply.error(400, "unsupported_parameter", refusal));

    assertThatThrownBy(this::answer)
        .isInstanceOf(LanguageModelFailure.Permanent.class)
        .hasMessageContaining(refusal);
    assertThat(server.requests()).hasSize(2);
  }

  /** The errors that OpenAI's models of this kind give, one after the other. */
  private static Reply reasoning(FakeOpenAi.Request request) {
    if (request.parameters().contains("max_tokens")) {
      return Reply.error(
          400,
          "unsupported_parameter",
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use"
              + " 'max_completion_tokens' instead.");
    }
    if (request.parameters().contains("temperature")) {
      return Reply.error(
          400,
          "unsupported_value",
          "Unsupported value: 'temperature' does not support 0.3 with this model.");
    }
    return Reply.text("Thought through.");
  }

  @Test
  void asksNotAgainWhenTheQuotaIsUsedUp() {
    server.then(Reply.error(429, "insufficient_quota", "Pay first"));

    assertThatThrownBy(this::answer)
        .isInstanceOf(LanguageModelFailure.Permanent.class)
        .hasMessageContaining("Pay first");
  }

  @Test
  void keepsTheWholeSentencesOfAnAnswerThatWasCut() throws Exception {
    server.then(Reply.finished("One is done. Two is 2.5 times done! Three is not do", "length"));

    assertThat(answer()).isEqualTo("One is done. Two is 2.5 times done!");
  }

  @Test
  void takesNoAnswerThatWasCutBeforeItsFirstSentenceEnded() {
    server.answering(request -> Reply.finished("This sentence never", "length"));

    assertThatThrownBy(this::answer)
        .isInstanceOf(LanguageModelFailure.Transient.class)
        .hasMessageContaining("token limit");
  }

  @Test
  void takesNoAnswerThatAFilterStopped() {
    server.then(Reply.finished("", "content_filter"));

    assertThatThrownBy(this::answer).isInstanceOf(LanguageModelFailure.Permanent.class);
  }

  @Test
  void leavesOutWhatAModelThinksAloud() throws Exception {
    server.then(Reply.text("<think>Hm. The user wants…</think>\n\nCats sleep a lot."));

    assertThat(answer()).isEqualTo("Cats sleep a lot.");
  }

  @Test
  void waitsNotForeverForASlowAnswer() {
    server.answering(request -> Reply.text("Too late").after(Duration.ofSeconds(20)));

    assertThatThrownBy(() -> answer(settings(server.baseUrl(), Duration.ofMillis(150), 2)))
        .isInstanceOf(LanguageModelFailure.Transient.class)
        .hasMessageContaining("no answer within")
        .hasMessageContaining("asked 2 times");
  }

  @Test
  void failsForNowWhenNobodyListens() {
    server.close();

    assertThatThrownBy(this::answer)
        .isInstanceOf(LanguageModelFailure.Transient.class)
        .hasMessageContaining("ConnectException");
  }

  @Test
  void writesTheKeyIntoNoText() {
    assertThat(settings(server.baseUrl(), Duration.ofSeconds(1), 1).toString())
        .doesNotContain(SECRET);
  }

  @Test
  void readsAnErrorOfAnyShape() {
    server.then(new Reply.Sent(404, Map.of(), "{\"error\": \"model 'x' not found\"}"));

    assertThatThrownBy(this::answer).hasMessageContaining("model 'x' not found");
  }

  private String answer() throws LanguageModelFailure, InterruptedException {
    return answer(settings(server.baseUrl(), Duration.ofSeconds(10), 3));
  }

  private static String answer(OpenAiSettings settings)
      throws LanguageModelFailure, InterruptedException {
    try (var chat = new OpenAiChat(settings, NOON)) {
      return chat.answer(PROMPT);
    }
  }

  private static OpenAiSettings settings(URI baseUrl, Duration timeout, int attempts) {
    return new OpenAiSettings(
        baseUrl,
        "gpt-test",
        SECRET,
        timeout,
        attempts,
        Duration.ofMillis(10),
        Duration.ofSeconds(2));
  }
}
