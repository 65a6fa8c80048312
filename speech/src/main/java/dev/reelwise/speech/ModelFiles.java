package dev.reelwise.speech;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the models lie, and what is missing. */
record ModelFiles(Path folder) {

  static final String MOONSHINE = "moonshine-base";

  Path moonshine() {
    return folder.resolve(MOONSHINE);
  }

  Path silero() {
    return folder.resolve("silero-vad").resolve("silero_vad_v5.onnx");
  }

  Path vosk() {
    return folder.resolve("vosk-model-en");
  }

  /** Those of Moonshine's files that are not there. */
  List<Path> missingForMoonshine() {
    return Stream.of(
            moonshine().resolve("encoder_model.onnx"),
            moonshine().resolve("decoder_model_merged.onnx"),
            moonshine().resolve("tokenizer.js"),
            silero())
        .filter(file -> !Files.isRegularFile(file))
        .toList();
  }
}
