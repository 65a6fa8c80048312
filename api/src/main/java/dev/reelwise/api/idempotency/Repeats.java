package dev.reelwise.api.idempotency;

import dev.reelwise.api.idempotency.IdempotencyFilter.Held;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What the request under way makes, told to its Idempotency-Key in the transaction that makes it: a
 * process that dies before it can store the answer leaves that a repeat makes no second one.
 */
@Component
public class Repeats {

  private final IdempotencyRepository keys;
  private final TransactionOperations transactions;

  Repeats(IdempotencyRepository keys, TransactionOperations transactions) {
    this.keys = keys;
    this.transactions = transactions;
  }

  /** The id of what an earlier try of this request has made, if one has. */
  public OptionalInt madeBefore() {
    Held held = held();
    return held == null || held.made() == null ? OptionalInt.empty() : OptionalInt.of(held.made());
  }

  /**
   * The id of what an earlier try has made, or else of what {@code maker} makes now, in a
   * transaction with the note of it. Throws {@link RequestTakenOver}.
   */
  public int once(IntSupplier maker) {
    OptionalInt before = madeBefore();
    return before.isPresent()
        ? before.getAsInt()
        : Objects.requireNonNull(transactions.execute(_ -> noted(maker.getAsInt())));
  }

  private int noted(int made) {
    Held held = held();
    if (held != null && !keys.made(held.key(), held.holder(), made)) {
      throw new RequestTakenOver();
    }
    return made;
  }

  /** Null outside of a request, and for one without a key. */
  private static @Nullable Held held() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request == null
        ? null
        : (Held) request.getAttribute(Held.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
  }
}
