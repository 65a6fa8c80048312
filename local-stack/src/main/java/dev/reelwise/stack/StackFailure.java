package dev.reelwise.stack;

import org.jspecify.annotations.Nullable;

/** The stack can't do what was asked. The message tells a person what is wrong and what to do. */
public final class StackFailure extends RuntimeException {
  public StackFailure(String message) {
    super(message);
  }

  public StackFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
