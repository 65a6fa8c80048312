package dev.reelwise.summarizer.summary;

import dev.reelwise.language.LanguageModel;
import dev.reelwise.language.LanguageModelFailure;
import dev.reelwise.pipeline.observe.TraceSpan;
import dev.reelwise.pipeline.observe.Traces;
import org.jspecify.annotations.Nullable;

/** A model whose answers are spans of the summary that they are for. */
record TracedModel(LanguageModel model, Traces traces) implements LanguageModel {

  /** The summary's traceparent, which the threads that ask for its parts inherit. */
  private static final InheritableThreadLocal<@Nullable String> SUMMARY =
      new InheritableThreadLocal<>();

  /** From here to {@link #leave} this thread and its children ask for the current summary. */
  static void enter(Traces traces) {
    SUMMARY.set(traces.current());
  }

  static void leave() {
    SUMMARY.remove();
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public String answer(Prompt prompt) throws LanguageModelFailure, InterruptedException {
    try (TraceSpan span = traces.follow(SUMMARY.get(), "model answer")) {
      span.tag("model", name());
      try {
        return model.answer(prompt);
      } catch (LanguageModelFailure failure) {
        span.failed(failure);
        throw failure;
      }
    }
  }
}
