package dev.reelwise.language;

import dev.reelwise.language.LanguageModel.Prompt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Asks a model many questions, a few at once: over all its callers, not for each. */
final class ParallelCalls {

  private final LanguageModel model;
  private final Semaphore places;

  ParallelCalls(LanguageModel model, int atOnce) {
    this.model = model;
    this.places = new Semaphore(atOnce);
  }

  /**
   * The answers in the order of the prompts. The first failure ends the other calls and is thrown;
   * so does an interrupt. When this returns, no call is under way any more.
   */
  List<String> answers(List<Prompt> prompts, Runnable answered)
      throws LanguageModelFailure, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return collect(prompts, new ExecutorCompletionService<>(threads), answered);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private List<String> collect(
      List<Prompt> prompts, CompletionService<Answer> calls, Runnable answered)
      throws LanguageModelFailure, InterruptedException {
    for (int i = 0; i < prompts.size(); i++) {
      int number = i;
      calls.submit(() -> new Answer(number, ask(prompts.get(number))));
    }
    List<String> answers = new ArrayList<>(Collections.nCopies(prompts.size(), ""));
    for (int i = 0; i < prompts.size(); i++) {
      Answer answer = next(calls);
      answers.set(answer.number(), answer.text());
      answered.run();
    }
    return answers;
  }

  private String ask(Prompt prompt) throws LanguageModelFailure, InterruptedException {
    places.acquire();
    try {
      return model.answer(prompt);
    } finally {
      places.release();
    }
  }

  private static Answer next(CompletionService<Answer> calls)
      throws LanguageModelFailure, InterruptedException {
    try {
      return calls.take().get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case LanguageModelFailure failure -> throw failure;
        case InterruptedException interrupted -> throw interrupted;
        case RuntimeException unexpected -> throw unexpected;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  private record Answer(int number, String text) {}
}
