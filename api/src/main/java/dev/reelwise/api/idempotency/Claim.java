package dev.reelwise.api.idempotency;

import java.util.UUID;

/** What a key stands for when a request comes with it. */
sealed interface Claim {

  /** Nothing yet: this request is to be done, and its answer stored by {@code holder}. */
  record Ours(UUID holder) implements Claim {}

  /** The same request, which was answered. */
  record Answered(StoredAnswer answer) implements Claim {}

  /** The same request, which another thread or process is doing. */
  record UnderWay() implements Claim {}

  /** Another request. */
  record Taken() implements Claim {}
}
