package dev.reelwise.speech;

import ai.onnxruntime.OrtException;
import dev.reelwise.speech.moonshine.MoonshineModel;
import dev.reelwise.speech.voice.Chunk;
import java.util.List;

/** Moonshine hears English. */
final class MoonshineRecognizer implements Recognizer {

  private final MoonshineModel model;
  private final String name;

  MoonshineRecognizer(MoonshineModel model, String name) {
    this.model = model;
    this.name = name;
  }

  @Override
  public String model() {
    return name;
  }

  @Override
  public Recognition recognize(Chunk chunk) throws TranscriptionFailure, InterruptedException {
    try {
      List<Phrase> words =
          model.transcribe(chunk.samples()).stream()
              .map(word -> new Phrase(word.text(), word.start(), word.end()))
              .toList();
      return new Recognition(words, "en");
    } catch (OrtException e) {
      throw new TranscriptionFailure.Permanent(
          "The speech model " + name + " has failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
