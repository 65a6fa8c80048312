package dev.reelwise.language;

import org.jspecify.annotations.Nullable;

/** Why a language model gave no answer, in words for the person who runs it. */
public abstract sealed class LanguageModelFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private LanguageModelFailure(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }

  /** Asking again later may help: the server was away, slow or busy. */
  public static final class Transient extends LanguageModelFailure {
    private static final long serialVersionUID = 1L;

    public Transient(String reason, @Nullable Throwable cause) {
      super(reason, cause);
    }
  }

  /** Asking again can't help: a wrong key, an unknown model, a request that it refuses. */
  public static final class Permanent extends LanguageModelFailure {
    private static final long serialVersionUID = 1L;

    public Permanent(String reason, @Nullable Throwable cause) {
      super(reason, cause);
    }
  }
}
