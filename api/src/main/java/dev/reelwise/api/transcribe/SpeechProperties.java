package dev.reelwise.api.transcribe;

import dev.reelwise.speech.Engine;
import dev.reelwise.speech.OpenAi;
import dev.reelwise.speech.SpeechSettings;
import dev.reelwise.speech.apart.Bounds;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which engine transcribes. Without {@code engine}, it is the one that the other settings speak of:
 * OpenAI's protocol with {@code openAiModel}, whisper.cpp with {@code whisperModel}, else the one
 * that needs nothing. A process that transcribes may take {@code memory}, and stays for {@code
 * idle} when there is nothing to do.
 */
@Validated
@ConfigurationProperties("reelwise.speech")
public record SpeechProperties(
    @Nullable Engine engine,
    @NotNull Path models,
    @Nullable @Min(1) Integer workers,
    @Nullable DataSize memory,
    @Nullable Path whisperModel,
    @DefaultValue("https://api.openai.com/v1") @NotNull URI openAiUrl,
    @Nullable String openAiKey,
    @Nullable String openAiModel,
    @DefaultValue("30s") @NotNull Duration idle) {

  SpeechSettings settings() {
    SpeechSettings usual = SpeechSettings.of(models, given(whisperModel), openAi());
    return new SpeechSettings(
        engine == null ? usual.engine() : engine,
        models,
        workers == null ? usual.workers() : workers,
        usual.whisperModel(),
        usual.openAi());
  }

  Bounds bounds(SpeechSettings settings) {
    return Bounds.of(settings, memory == null ? null : memory.toBytes(), idle);
  }

  private @Nullable OpenAi openAi() {
    if (openAiModel == null || openAiModel.isBlank()) {
      return null;
    }
    return new OpenAi(openAiUrl, openAiKey == null ? "" : openAiKey, openAiModel);
  }

  /** An empty variable is as good as none. */
  private static @Nullable Path given(@Nullable Path path) {
    return path == null || path.toString().isEmpty() ? null : path;
  }

  /** Without the key, so that it never reaches a log. */
  @Override
  public String toString() {
    return "SpeechProperties[" + settings() + ", memory=" + memory + ", idle=" + idle + "]";
  }
}
