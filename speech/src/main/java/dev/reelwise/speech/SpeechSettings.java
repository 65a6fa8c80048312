package dev.reelwise.speech;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which engine transcribes, and with what. {@code models} is the folder that holds {@code
 * moonshine-base}, {@code silero-vad} and {@code vosk-model-en}; {@code workers} is how many chunks
 * are transcribed at once.
 */
public record SpeechSettings(
    Engine engine, Path models, int workers, @Nullable Path whisperModel, @Nullable OpenAi openAi) {

  public SpeechSettings {
    if (workers < 1) {
      throw new IllegalArgumentException("At least one worker is needed, not " + workers);
    }
  }

  /**
   * The engine that the given parts ask for: OpenAI when it is configured, whisper.cpp when a model
   * file is given, Moonshine otherwise; one worker for each core.
   */
  public static SpeechSettings of(
      Path models, @Nullable Path whisperModel, @Nullable OpenAi openAi) {
    Engine engine =
        openAi != null ? Engine.OPENAI : whisperModel != null ? Engine.WHISPER : Engine.MOONSHINE;
    int cores = Runtime.getRuntime().availableProcessors();
    return new SpeechSettings(engine, models, cores, whisperModel, openAi);
  }
}
