package dev.reelwise.language;

import dev.reelwise.language.LanguageModel.Prompt;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which parameters a model takes. Models that reason take {@code max_completion_tokens} in the
 * place of {@code max_tokens}, and no temperature but their own; servers other than OpenAI's often
 * know the older name alone. The error says what a model does not take.
 */
record Dialect(boolean olderLimit, boolean temperature) {

  static final Dialect USUAL = new Dialect(true, true);

  /** The newer limit counts what a model thinks too: without room for it no answer is left. */
  static final int TOKENS_TO_THINK = 4_096;

  private static final int BAD_REQUEST = 400;

  /** The parameters for a prompt. */
  Map<String, Object> parameters(Prompt prompt) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (olderLimit) {
      parameters.put("max_tokens", prompt.maxTokens());
    } else {
      parameters.put("max_completion_tokens", prompt.maxTokens() + TOKENS_TO_THINK);
    }
    if (temperature) {
      parameters.put("temperature", prompt.temperature());
    }
    return parameters;
  }

  /**
   * What to ask in instead, if the answer says that a parameter is not taken; the same otherwise.
   * Each correction is made once, so asking again comes to an end.
   */
  Dialect corrected(int status, String answer) {
    if (status != BAD_REQUEST) {
      return this;
    }
    if (olderLimit && answer.contains("max_completion_tokens")) {
      return new Dialect(false, temperature);
    }
    if (temperature && answer.matches("(?s).*['\"`]temperature\\b.*")) {
      return new Dialect(olderLimit, false);
    }
    return this;
  }
}
