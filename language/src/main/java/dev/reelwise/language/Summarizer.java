package dev.reelwise.language;

import dev.reelwise.contracts.document.Transcript;
import java.util.function.DoubleConsumer;

/** Makes a summary of a transcript. Safe to call from many threads. */
public interface Summarizer {

  /** {@code map-reduce} or {@code extractive}. */
  String method();

  /** The name of the model that it uses. */
  String model();

  /**
   * Summarizes a transcript in at most six sentences; an empty transcript has an empty summary.
   *
   * @param progress is told how far the work is, as a fraction in 0..1
   */
  Summarized summarize(Transcript transcript, DoubleConsumer progress)
      throws LanguageModelFailure, InterruptedException;

  /** A summary's text, and the number of chunks that the transcript was cut into for it. */
  record Summarized(String text, int parts) {

    static final Summarized NOTHING = new Summarized("", 0);

    public Summarized {
      text = text.strip();
    }
  }
}
