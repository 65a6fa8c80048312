package dev.reelwise.speech;

import ai.onnxruntime.OrtException;
import dev.reelwise.speech.moonshine.MoonshineModel;
import dev.reelwise.speech.moonshine.TimedWord;
import dev.reelwise.speech.voice.Chunk;
import dev.reelwise.speech.voice.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Moonshine hears English. Now and then it ends before the first word, mostly where a chunk begins
 * in the middle of one; it is asked again then, in other ways.
 */
final class MoonshineRecognizer implements Recognizer {

  /** Of a second in which somebody speaks. Slow speakers say twice as many. */
  private static final double FEWEST_WORDS = 0.8;

  /** The silence that is put before a chunk, in seconds. */
  private static final double LEAD_IN = 0.3;

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
      return new Recognition(phrases(chunk), "en");
    } catch (OrtException e) {
      throw new TranscriptionFailure.Permanent(
          "The speech model " + name + " has failed: " + e.getMessage(), e);
    }
  }

  private List<Phrase> phrases(Chunk chunk) throws OrtException, InterruptedException {
    float[] samples = chunk.samples();
    double spoken = chunk.speech().stream().mapToDouble(span -> span.end() - span.start()).sum();
    double enough = spoken * FEWEST_WORDS;
    List<Phrase> heard = hear(samples, 0, samples.length, 0);
    if (heard.size() >= enough) {
      return heard;
    }
    List<Phrase> later = hear(samples, 0, samples.length, LEAD_IN);
    if (later.size() >= enough) {
      return later;
    }
    List<Phrase> apart = new ArrayList<>();
    for (Span span : chunk.speech()) {
      apart.addAll(hear(samples, sample(span.start()), sample(span.end()), LEAD_IN));
    }
    return Stream.of(heard, later, apart).max(Comparator.comparingInt(List::size)).orElseThrow();
  }

  /** What is said from one sample to another, after some silence; times are the whole's. */
  private List<Phrase> hear(float[] samples, int from, int to, double leadIn)
      throws OrtException, InterruptedException {
    int silence = sample(leadIn);
    int end = Math.min(to, samples.length);
    float[] part = new float[silence + end - from];
    System.arraycopy(samples, from, part, silence, end - from);
    double begin = (double) from / Chunk.SAMPLE_RATE;
    List<Phrase> phrases = new ArrayList<>();
    for (TimedWord word : model.transcribe(part)) {
      double start = Math.max(0, word.start() - leadIn);
      phrases.add(new Phrase(word.text(), begin + start, begin + word.end() - leadIn));
    }
    return phrases;
  }

  private static int sample(double seconds) {
    return (int) Math.round(seconds * Chunk.SAMPLE_RATE);
  }

  @Override
  public void close() {
    model.close();
  }
}
