package dev.reelwise.speech;

import dev.reelwise.stack.Models;
import java.nio.file.Path;

/** The real models, fetched once. */
final class TestModels {

  private static final Path FOLDER = Models.ensure();

  private TestModels() {}

  static Path folder() {
    return FOLDER;
  }

  static SpeechSettings settings(Engine engine) {
    return new SpeechSettings(engine, FOLDER, 2, null, null);
  }
}
