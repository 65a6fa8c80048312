package dev.reelwise.speech;

/** Opens the engine that the settings ask for. */
public final class Transcribers {

  private Transcribers() {}

  /**
   * Loads a model, which takes up to a second. Where Moonshine's files are missing, Vosk takes its
   * place, and a warning says so.
   *
   * @throws IllegalArgumentException when something is missing or wrong: says what, and the remedy
   */
  @SuppressWarnings("DoNotCallSuggester") // Until the engines are there.
  public static Transcriber open(SpeechSettings settings) {
    throw new UnsupportedOperationException("Not there yet: " + settings.engine());
  }
}
