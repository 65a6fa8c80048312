package dev.reelwise.stack;

import java.nio.file.Path;

/** The folder with the models for speech, fetched once and kept. */
public final class Models {
  private Models() {}

  /** Fetches what is missing and returns the folder. */
  @SuppressWarnings("DoNotCallSuggester")
  public static Path ensure() {
    throw new UnsupportedOperationException();
  }
}
