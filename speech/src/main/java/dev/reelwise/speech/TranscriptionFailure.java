package dev.reelwise.speech;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why speech could not be transcribed. Its message is meant for a person. */
public abstract sealed class TranscriptionFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private TranscriptionFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Trying again later may help: a busy or unreachable service, an exhausted quota. */
  public static final class Transient extends TranscriptionFailure {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    public Transient(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
      super(message, cause);
      this.retryAfter = retryAfter;
    }

    /** How long the service asks us to wait, where it says so. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /** Trying again won't help until someone changes something: a wrong key, a broken model file. */
  public static final class Permanent extends TranscriptionFailure {
    private static final long serialVersionUID = 1L;

    public Permanent(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
