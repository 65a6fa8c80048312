package dev.reelwise.api.idempotency;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Notes with each commit of a request with a key that it is done. One whose key went to another
 * request, because its process counted as dead, can't commit any more.
 */
@Component
class CommitFence implements TransactionExecutionListener {

  private final ObjectProvider<IdempotencyRepository> keys;

  CommitFence(ObjectProvider<IdempotencyRepository> keys) {
    this.keys = keys;
  }

  @Override
  public void beforeCommit(TransactionExecution transaction) {
    if (KeyedRequest.CURRENT.isBound() && !transaction.isReadOnly()) {
      KeyedRequest request = KeyedRequest.CURRENT.get();
      if (!keys.getObject().commit(request)) {
        throw new KeyLost();
      }
    }
  }
}
