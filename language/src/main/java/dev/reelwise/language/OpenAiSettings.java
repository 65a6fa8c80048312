package dev.reelwise.language;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAI-compatible server. {@code apiKey} may be missing for servers of one's own; {@code
 * timeout} is for a whole answer; a call that may succeed later is made up to {@code attempts}
 * times, after {@code firstPause}, then twice as long each time, or after what the server asks for,
 * if that is no more than {@code longestPause}.
 */
public record OpenAiSettings(
    URI baseUrl,
    String model,
    @Nullable String apiKey,
    Duration timeout,
    int attempts,
    Duration firstPause,
    Duration longestPause) {

  /** Where OpenAI itself answers. */
  public static final URI OPENAI = URI.create("https://api.openai.com/v1");

  public static final String DEFAULT_MODEL = "gpt-3.5-turbo";

  public OpenAiSettings {
    if (!"http".equals(baseUrl.getScheme()) && !"https".equals(baseUrl.getScheme())) {
      throw new IllegalArgumentException("Not an http(s) address: " + baseUrl);
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("A call can't be made " + attempts + " times");
    }
  }

  /** The usual patience: two minutes for an answer, four attempts, a minute's pause at most. */
  public static OpenAiSettings of(URI baseUrl, String model, @Nullable String apiKey) {
    return new OpenAiSettings(
        baseUrl,
        model,
        apiKey,
        Duration.ofMinutes(2),
        4,
        Duration.ofSeconds(1),
        Duration.ofMinutes(1));
  }

  /** The address of one of the server's endpoints, such as {@code chat/completions}. */
  URI endpoint(String path) {
    String base = baseUrl.toString();
    return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
  }

  /** Without the key: settings are logged. */
  @Override
  public String toString() {
    return model + " at " + baseUrl;
  }
}
