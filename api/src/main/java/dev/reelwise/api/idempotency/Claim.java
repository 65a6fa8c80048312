package dev.reelwise.api.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a key stands for when a request comes with it. */
sealed interface Claim {

  /**
   * Nothing yet: this request is to be done, and its answer stored by {@code holder}; or only the
   * answer is missing, and {@code made} is the id of what it is to.
   */
  record Ours(UUID holder, @Nullable Integer made) implements Claim {}

  /** The same request, which was done by a process that died before there was an answer. */
  record Done() implements Claim {}

  /** The same request, which was answered. */
  record Answered(StoredAnswer answer) implements Claim {}

  /** The same request, which another thread or process is doing. */
  record UnderWay() implements Claim {}

  /** Another request. */
  record Taken() implements Claim {}
}
