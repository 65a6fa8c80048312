package dev.reelwise.speech;

import dev.reelwise.contracts.document.Segment;
import dev.reelwise.speech.voice.Chunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** Puts together what was heard in chunk after chunk. */
final class TranscriptBuilder {

  private final double length;
  private final DoubleConsumer progress;
  private final List<Segment> segments = new ArrayList<>();
  private final Map<String, Double> languages = new HashMap<>();
  private double done;

  TranscriptBuilder(Duration length, DoubleConsumer progress) {
    this.length = length.toMillis() / 1000.0;
    this.progress = progress;
  }

  void add(Chunk chunk, Recognition recognition) {
    for (Phrase snippet : Snippets.of(recognition.phrases(), chunk.speech())) {
      add(snippet.later(chunk.start()));
    }
    if (recognition.language() != null) {
      languages.merge(recognition.language(), chunk.seconds(), Double::sum);
    }
    report(length > 0 ? Math.min(1, chunk.end() / length) : 0);
  }

  private void add(Phrase snippet) {
    double after = segments.isEmpty() ? 0 : segments.getLast().end();
    double start = Math.max(after, snippet.start());
    double end = Math.max(start, snippet.end());
    segments.add(new Segment(segments.size(), millis(start), millis(end), snippet.text()));
  }

  private static double millis(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }

  private void report(double share) {
    done = Math.max(done, share);
    progress.accept(done);
  }

  /** Its language is the one that is spoken longest. */
  Transcription build(String model) {
    report(1);
    String language =
        languages.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(null);
    return new Transcription(segments, language, model);
  }
}
