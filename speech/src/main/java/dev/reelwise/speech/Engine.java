package dev.reelwise.speech;

/** What can turn speech into text. */
public enum Engine {
  /** Moonshine base on ONNX Runtime (English); Vosk takes its place where its files are missing. */
  MOONSHINE,
  /** Vosk (English by default): needs nothing but Maven, writes neither case nor punctuation. */
  VOSK,
  /** whisper.cpp with a model file of the user's. */
  WHISPER,
  /** Any endpoint that speaks OpenAI's {@code /audio/transcriptions}. */
  OPENAI
}
