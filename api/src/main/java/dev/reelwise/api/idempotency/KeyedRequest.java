package dev.reelwise.api.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request with a key that the current thread is doing. {@code before} is the id of what it made
 * earlier, in a process that died before it could answer, or null.
 */
final class KeyedRequest {

  static final ScopedValue<KeyedRequest> CURRENT = ScopedValue.newInstance();

  private final IdempotencyKey key;
  private final UUID holder;
  private final @Nullable Integer before;
  private @Nullable Integer made;

  KeyedRequest(IdempotencyKey key, UUID holder, @Nullable Integer before) {
    this.key = key;
    this.holder = holder;
    this.before = before;
  }

  static @Nullable KeyedRequest current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  IdempotencyKey key() {
    return key;
  }

  UUID holder() {
    return holder;
  }

  @Nullable Integer before() {
    return before;
  }

  /** What the transaction under way has made; {@link CommitFence} notes it. */
  @Nullable Integer made() {
    return made;
  }

  void makes(int id) {
    made = id;
  }
}
