package dev.reelwise.language;

import dev.reelwise.language.ChatExchange.Busy;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A model behind an OpenAI-compatible {@code /chat/completions}. */
public final class OpenAiChat implements LanguageModel, AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final OpenAiSettings settings;
  private final ChatExchange exchange;
  private final HttpClient http;

  public OpenAiChat(OpenAiSettings settings, Clock clock) {
    this(settings, clock, ChatListener.NONE);
  }

  /** As the other; {@code listener} is told of each request. */
  public OpenAiChat(OpenAiSettings settings, Clock clock, ChatListener listener) {
    this.settings = settings;
    // Redirects are not followed: the key is for this server only.
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.exchange = new ChatExchange(http, settings, clock, listener);
  }

  @Override
  public String name() {
    return settings.model();
  }

  /**
   * {@inheritDoc} A server that is busy or fails is asked again, as the settings say; an answer
   * that the token limit has cut keeps its whole sentences.
   */
  @Override
  public String answer(Prompt prompt) throws LanguageModelFailure, InterruptedException {
    Duration pause = settings.firstPause();
    for (int attempt = 1; ; attempt++) {
      try {
        return exchange.ask(prompt);
      } catch (Busy busy) {
        Duration wait = longer(jittered(pause), busy.retryAfter());
        if (attempt == settings.attempts() || wait.compareTo(settings.longestPause()) > 0) {
          throw busy.asFailure(attempt);
        }
        Thread.sleep(wait);
        pause = pause.multipliedBy(2);
      }
    }
  }

  private static Duration longer(Duration ours, @Nullable Duration theirs) {
    return theirs != null && theirs.compareTo(ours) > 0 ? theirs : ours;
  }

  /** Half to all of it, so that calls which failed together don't come back together. */
  private static Duration jittered(Duration pause) {
    return pause
        .dividedBy(2)
        .plusNanos(ThreadLocalRandom.current().nextLong(pause.toNanos() / 2 + 1));
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
