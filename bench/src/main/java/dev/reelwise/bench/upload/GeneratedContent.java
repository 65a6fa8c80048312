package dev.reelwise.bench.upload;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So many bytes that nothing can make smaller, without a file: the same each time. They are never
 * copied, so that the client takes as little as it can of the processor that the servers need.
 */
final class GeneratedContent implements Flow.Publisher<ByteBuffer> {

  private static final ByteBuffer BLOCK = block();

  private final long bytes;

  GeneratedContent(long bytes) {
    this.bytes = bytes;
  }

  private static ByteBuffer block() {
    byte[] random = new byte[256 * 1024];
    new Random(1).nextBytes(random);
    return ByteBuffer.allocateDirect(random.length).put(random).flip().asReadOnlyBuffer();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(new Emission(subscriber, bytes));
  }

  private static final class Emission implements Flow.Subscription {

    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private final AtomicLong wanted = new AtomicLong();
    private volatile long left;

    Emission(Flow.Subscriber<? super ByteBuffer> subscriber, long bytes) {
      this.subscriber = subscriber;
      this.left = bytes;
    }

    /** Whoever asks first emits, also what others ask for meanwhile. */
    @Override
    public void request(long more) {
      if (wanted.getAndAdd(more) > 0) {
        return;
      }
      do {
        emit();
      } while (wanted.decrementAndGet() > 0);
    }

    private void emit() {
      long before = left;
      if (before == 0) {
        return;
      }
      int count = (int) Math.min(before, BLOCK.capacity());
      left = before - count;
      subscriber.onNext(BLOCK.slice(0, count));
      if (before == count) {
        subscriber.onComplete();
      }
    }

    @Override
    public void cancel() {
      left = 0;
    }
  }
}
