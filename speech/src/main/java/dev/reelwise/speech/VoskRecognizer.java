package dev.reelwise.speech;

import dev.reelwise.speech.voice.Chunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vosk (Kaldi) with its small English model: word times, but neither case nor punctuation. */
final class VoskRecognizer implements Recognizer {

  private static final JsonMapper JSON = new JsonMapper();

  /** Breathing and noise become words of little confidence. */
  private static final double LEAST_CONFIDENCE = 0.4;

  private final Model model;

  private VoskRecognizer(Model model) {
    this.model = model;
  }

  static VoskRecognizer open(Path folder) throws IOException {
    LibVosk.setLogLevel(LogLevel.WARNINGS);
    return new VoskRecognizer(new Model(folder.toString()));
  }

  @Override
  public String model() {
    return "vosk-small-en";
  }

  @Override
  public Recognition recognize(Chunk chunk) throws TranscriptionFailure, InterruptedException {
    List<Phrase> words = new ArrayList<>();
    // The class of the same name in the library, one for each stream of audio.
    try (org.vosk.Recognizer recognizer = new org.vosk.Recognizer(model, Chunk.SAMPLE_RATE)) {
      recognizer.setWords(true);
      for (short[] second : seconds(chunk.samples())) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (recognizer.acceptWaveForm(second, second.length)) {
          addWords(recognizer.getResult(), words);
        }
      }
      addWords(recognizer.getFinalResult(), words);
    } catch (IOException e) {
      throw new TranscriptionFailure.Permanent("Vosk can't start on its model", e);
    }
    return new Recognition(SpokenText.punctuate(words), "en");
  }

  private static List<short[]> seconds(float[] samples) {
    List<short[]> seconds = new ArrayList<>();
    for (int from = 0; from < samples.length; from += Chunk.SAMPLE_RATE) {
      short[] second = new short[Math.min(Chunk.SAMPLE_RATE, samples.length - from)];
      for (int i = 0; i < second.length; i++) {
        second[i] = (short) Math.round(Math.clamp(samples[from + i], -1, 1) * Short.MAX_VALUE);
      }
      seconds.add(second);
    }
    return seconds;
  }

  private static void addWords(String json, List<Phrase> words) {
    for (JsonNode word : JSON.readTree(json).path("result")) {
      if (word.path("conf").asDouble(1) >= LEAST_CONFIDENCE) {
        words.add(
            new Phrase(
                word.path("word").asString(""),
                word.path("start").asDouble(0),
                word.path("end").asDouble(0)));
      }
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
