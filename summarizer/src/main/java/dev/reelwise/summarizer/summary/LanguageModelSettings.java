package dev.reelwise.summarizer.summary;

import dev.reelwise.language.OpenAiSettings;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The chat model to summarize with. There is one if a key or an address is given; a server of one's
 * own needs no key. {@code timeout} is for one answer; a call that may succeed later is made up to
 * {@code attempts} times, with pauses from {@code firstPause} to {@code longestPause}.
 */
@Validated
@ConfigurationProperties("reelwise.language-model")
record LanguageModelSettings(
    @Nullable String apiKey,
    @Nullable URI baseUrl,
    @Nullable String model,
    @DefaultValue("2m") Duration timeout,
    @Positive @DefaultValue("4") int attempts,
    @DefaultValue("1s") Duration firstPause,
    @DefaultValue("1m") Duration longestPause,
    @Nullable Double priceInput,
    @Nullable Double priceOutput) {

  /** What a million tokens cost; nothing where it is not known. */
  record Prices(double input, double output) {}

  Prices prices() {
    return new Prices(
        Objects.requireNonNullElse(priceInput, 0.0), Objects.requireNonNullElse(priceOutput, 0.0));
  }

  /** Null where no chat model is configured. */
  @Nullable OpenAiSettings chat() {
    boolean noKey = apiKey == null || apiKey.isBlank();
    if (noKey && baseUrl == null) {
      return null;
    }
    return new OpenAiSettings(
        baseUrl == null ? OpenAiSettings.OPENAI : baseUrl,
        model == null || model.isBlank() ? OpenAiSettings.DEFAULT_MODEL : model,
        noKey ? null : apiKey,
        timeout,
        attempts,
        firstPause,
        longestPause);
  }

  /** Without the key: settings are logged. */
  @Override
  public String toString() {
    return String.valueOf(chat());
  }
}
