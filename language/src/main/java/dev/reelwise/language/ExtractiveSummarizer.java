package dev.reelwise.language;

import dev.reelwise.contracts.document.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Summarizes without a chat model: picks four to six whole sentences of the talk, in its order,
 * that stand for its points, and none that is an aside. Memory grows with the transcript's length
 * by 1.5 kB a sentence, time by some milliseconds.
 */
public final class ExtractiveSummarizer implements Summarizer {

  private static final int FEWEST = 4;
  private static final int MOST = 6;

  /** So many possible points for each sentence of the summary. */
  private static final int POINTS_FOR_ONE = 2;

  private final Supplier<Tools> tools;
  private final Chunker chunker = new Chunker(new TokenCounter(), MapReduceSummarizer.CHUNK_TOKENS);

  /** Asks for the embedder with the first transcript; it stays the caller's to close. */
  public ExtractiveSummarizer(Supplier<TextEmbedder> embedder) {
    this.tools = new Once<>(() -> Tools.with(embedder.get()));
  }

  @Override
  public String method() {
    return "extractive";
  }

  @Override
  public String model() {
    return TextEmbedder.NAME;
  }

  @Override
  public Summarized summarize(Transcript transcript, DoubleConsumer progress)
      throws InterruptedException {
    List<Sentence> sentences = SentenceSplitter.split(Speech.segments(transcript));
    if (sentences.isEmpty()) {
      return Summarized.NOTHING;
    }
    Tools tools = this.tools.get();
    List<float[]> vectors = vectors(sentences, tools.embedder(), progress);
    List<Point> points = tools.finder().points(sentences, vectors);
    int count =
        Math.clamp(Math.max((points.size() + 1) / POINTS_FOR_ONE, opened(points)), FEWEST, MOST);
    String text =
        PointPicker.pick(points, count).stream()
            .map(point -> point.sentence().text())
            .collect(Collectors.joining(" "));
    return new Summarized(text, chunker.chunks(transcript).size());
  }

  /** How many points the speaker counts, with what comes before the first of them. */
  static int opened(List<Point> points) {
    long sure = points.stream().filter(point -> point.opening() == Opening.SURE).count();
    boolean before = points.getFirst().opening() != Opening.SURE;
    return (int) sure + (before ? 1 : 0);
  }

  private static List<float[]> vectors(
      List<Sentence> sentences, TextEmbedder embedder, DoubleConsumer progress)
      throws InterruptedException {
    List<float[]> vectors = new ArrayList<>(sentences.size());
    for (Sentence sentence : sentences) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      vectors.add(embedder.embed(sentence.text()));
      progress.accept((double) vectors.size() / sentences.size());
    }
    return vectors;
  }

  private record Tools(TextEmbedder embedder, PointFinder finder) {

    static Tools with(TextEmbedder embedder) {
      return new Tools(embedder, new PointFinder(Asides.load(embedder)));
    }
  }
}
