package dev.reelwise.language;

import dev.reelwise.language.LanguageModel.Prompt;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks {@code /chat/completions} in the words that the model takes, and reads its answer. */
final class ChatExchange {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private final HttpClient http;
  private final OpenAiSettings settings;
  private final Clock clock;
  private final ChatListener listener;

  /** As the model has last understood it. */
  private volatile Dialect dialect = Dialect.USUAL;

  ChatExchange(HttpClient http, OpenAiSettings settings, Clock clock, ChatListener listener) {
    this.http = http;
    this.settings = settings;
    this.clock = clock;
    this.listener = listener;
  }

  /** Throws {@link Busy} when asking again may help. */
  String ask(Prompt prompt) throws Busy, LanguageModelFailure.Permanent, InterruptedException {
    Dialect spoken = dialect;
    HttpResponse<String> response = send(request(prompt, spoken));
    Dialect wanted = spoken.corrected(response.statusCode(), response.body());
    while (!wanted.equals(spoken)) {
      spoken = wanted;
      response = send(request(prompt, spoken));
      wanted = spoken.corrected(response.statusCode(), response.body());
    }
    dialect = spoken;
    return text(response);
  }

  private String text(HttpResponse<String> response) throws Busy, LanguageModelFailure.Permanent {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return ChatAnswer.text(json(response.body()));
    }
    String reason = status + " " + reason(response.body());
    if (mayPass(status, response.body())) {
      throw new Busy(reason, RetryAfter.of(response.headers(), clock.instant()), null);
    }
    throw new LanguageModelFailure.Permanent(
        "The language model (" + settings + ") refuses the request: " + reason, null);
  }

  private HttpRequest request(Prompt prompt, Dialect spoken) {
    Map<String, Object> body = new LinkedHashMap<>(spoken.parameters(prompt));
    body.put("model", settings.model());
    body.put(
        "messages",
        List.of(
            Map.of("role", "system", "content", prompt.instructions()),
            Map.of("role", "user", "content", prompt.text())));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.endpoint("chat/completions"))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    String key = settings.apiKey();
    if (key != null && !key.isBlank()) {
      request.header("Authorization", "Bearer " + key);
    }
    return request.build();
  }

  private HttpResponse<String> send(HttpRequest request) throws Busy, InterruptedException {
    long began = System.nanoTime();
    int status = 0;
    String body = "";
    try {
      HttpResponse<String> response = exchange(request);
      status = response.statusCode();
      body = response.body();
      return response;
    } finally {
      JsonNode usage = ChatAnswer.usage(body);
      listener.ended(
          new ChatListener.Exchange(
              status,
              Duration.ofNanos(System.nanoTime() - began),
              usage.path("prompt_tokens").asLong(0),
              usage.path("completion_tokens").asLong(0)));
    }
  }

  /** The client's own timeout ends with the headers; this one covers the body too. */
  private HttpResponse<String> exchange(HttpRequest request) throws Busy, InterruptedException {
    CompletableFuture<HttpResponse<String>> sent =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
    try {
      return sent.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Busy("no answer within " + settings.timeout().toSeconds() + " s", null, e);
    } catch (ExecutionException e) {
      throw new Busy(e.getCause() instanceof IOException io ? said(io) : "" + e, null, e);
    } finally {
      sent.cancel(true);
    }
  }

  private static String said(IOException failure) {
    String message = failure.getMessage();
    return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  /** A used-up quota comes as a 429 too, but no pause of ours brings it back. */
  private static boolean mayPass(int status, String body) {
    return switch (status) {
      case 408, 409, 425 -> true;
      case 429 -> !body.contains("insufficient_quota");
      default -> status >= 500;
    };
  }

  private static JsonNode json(String body) throws Busy {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new Busy("its answer is not JSON", null, e);
    }
  }

  /** The server's own words, as far as they are short and on one line. */
  private static String reason(String body) {
    String said;
    try {
      JsonNode error = JSON.readTree(body).path("error");
      said = error.isString() ? error.asString() : error.path("message").asString("");
    } catch (JacksonException notJson) {
      said = body;
    }
    String line = said.strip().replaceAll("\\s+", " ");
    return line.length() <= 300 ? line : line.substring(0, 300) + "…";
  }

  /** The server gave no answer now; it may give one later. */
  static final class Busy extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration retryAfter;

    Busy(String reason, @Nullable Duration retryAfter, @Nullable Throwable cause) {
      super(reason, cause);
      this.retryAfter = retryAfter;
    }

    /** How long the server asks to be left alone, if it says so. */
    @Nullable Duration retryAfter() {
      return retryAfter;
    }

    LanguageModelFailure.Transient asFailure(int attempts) {
      String wait = retryAfter == null ? "" : ", which asks for " + retryAfter.toSeconds() + " s";
      String times = attempts == 1 ? "" : ", asked " + attempts + " times";
      return new LanguageModelFailure.Transient(
          "The language model gave no answer" + wait + times + ": " + getMessage(), this);
    }
  }
}
