package dev.reelwise.summarizer.summary;

import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.language.LanguageModelFailure;
import dev.reelwise.language.Summarizer;
import dev.reelwise.pipeline.observe.Traces;
import dev.reelwise.pipeline.observe.Work;
import dev.reelwise.pipeline.observe.Works;
import io.micrometer.core.instrument.Tags;
import java.util.function.DoubleConsumer;

/** A summarizer whose work can be seen in metrics and traces. */
record MeasuredSummarizer(Summarizer summarizer, Works works, Traces traces) implements Summarizer {

  private static final String RUN = "reelwise.summary.run";

  MeasuredSummarizer {
    works.announce(RUN, Tags.of("method", summarizer.method()));
  }

  @Override
  public String method() {
    return summarizer.method();
  }

  @Override
  public String model() {
    return summarizer.model();
  }

  @Override
  public Summarized summarize(Transcript transcript, DoubleConsumer progress)
      throws LanguageModelFailure, InterruptedException {
    try (Work work = works.begin(RUN, Tags.of("method", method())).tag("model", model())) {
      TracedModel.enter(traces);
      Summarized made = summarizer.summarize(transcript, progress);
      work.done();
      return made;
    } finally {
      TracedModel.leave();
    }
  }
}
