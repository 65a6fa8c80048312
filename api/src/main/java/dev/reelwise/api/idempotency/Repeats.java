package dev.reelwise.api.idempotency;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What the request under way makes, told to its Idempotency-Key in the transaction that makes it: a
 * process that dies before it can store the answer leaves that a repeat makes no second one.
 */
@Component
public class Repeats {

  private final TransactionOperations transactions;

  Repeats(TransactionOperations transactions) {
    this.transactions = transactions;
  }

  /** The id of what an earlier try of this request has made, if one has. */
  public OptionalInt madeBefore() {
    KeyedRequest request = KeyedRequest.current();
    return request == null || request.before() == null
        ? OptionalInt.empty()
        : OptionalInt.of(request.before());
  }

  /**
   * The id of what an earlier try has made, or else of what {@code maker} makes now, in a
   * transaction with the note of it. Throws {@link KeyLost} when another request has the key.
   */
  public int once(IntSupplier maker) {
    OptionalInt before = madeBefore();
    return before.isPresent()
        ? before.getAsInt()
        : Objects.requireNonNull(transactions.execute(_ -> noted(maker.getAsInt())));
  }

  private static int noted(int made) {
    KeyedRequest request = KeyedRequest.current();
    if (request != null) {
      request.makes(made);
    }
    return made;
  }
}
