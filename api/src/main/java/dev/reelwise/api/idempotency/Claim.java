package dev.reelwise.api.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a key stands for when a request comes with it. */
sealed interface Claim {

  /**
   * No answer yet: this request is to be done, and its answer stored by {@code holder}. {@code
   * made} is what a try has made that came to no answer, or null.
   */
  record Ours(UUID holder, @Nullable Integer made) implements Claim {}

  /** The same request, which was answered. */
  record Answered(StoredAnswer answer) implements Claim {}

  /** The same request, which another thread or process is doing. */
  record UnderWay() implements Claim {}

  /** Another request. */
  record Taken() implements Claim {}
}
