package dev.reelwise.language;

/** A chat model, somewhere behind a network. Safe to call from many threads. */
public interface LanguageModel {

  /** The model's name, as its server knows it. */
  String name();

  /**
   * Answers a prompt: the whole answer, never empty, never cut short. What can be had by waiting a
   * little is waited for; every other failure is thrown, none is ever returned as text.
   */
  String answer(Prompt prompt) throws LanguageModelFailure, InterruptedException;

  /**
   * One question. {@code instructions} say what to do with {@code text}; the answer has at most
   * {@code maxTokens} tokens; {@code temperature} lies in 0..2.
   */
  record Prompt(String instructions, String text, int maxTokens, double temperature) {

    public Prompt {
      if (maxTokens <= 0) {
        throw new IllegalArgumentException("An answer of " + maxTokens + " tokens can't be asked");
      }
    }
  }
}
