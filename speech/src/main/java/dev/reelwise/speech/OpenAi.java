package dev.reelwise.speech;

import java.net.URI;

/**
 * An endpoint that speaks OpenAI's protocol. {@code baseUrl} goes up to and includes the version,
 * for example {@code https://api.openai.com/v1}; {@code model} is for example {@code whisper-1};
 * the key may be empty where the service asks for none.
 */
public record OpenAi(URI baseUrl, String apiKey, String model) {

  public OpenAi {
    if (!"http".equals(baseUrl.getScheme()) && !"https".equals(baseUrl.getScheme())) {
      throw new IllegalArgumentException("The address must start with http: or https: " + baseUrl);
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("Name the model that transcribes, for example whisper-1");
    }
  }

  /** Without the key, so that it never reaches a log. */
  @Override
  public String toString() {
    return "OpenAi[baseUrl=" + baseUrl + ", model=" + model + "]";
  }
}
