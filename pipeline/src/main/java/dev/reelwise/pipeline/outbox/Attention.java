package dev.reelwise.pipeline.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How the relay learns of new rows. Mostly their writers wake it. Where many commit, it looks every
 * few milliseconds instead, and they are spared the notification: PostgreSQL commits notifying
 * transactions one after the other, and the driver hands notifications out only when none has come
 * for a millisecond.
 */
class Attention {

  /** As many rows at one look mean that the next look finds some too, without being told. */
  private static final int MANY = 8;

  private static final int FEW = 2;
  private static final Duration BUSY = Duration.ofMillis(3);

  /** When an open transaction keeps it from listening. */
  private static final Duration QUIET = Duration.ofMillis(20);

  private final LeaderConnection leader;
  private final Semaphore woken;
  private final Duration poll;
  private boolean listening;

  /** {@code poll} is how long it listens at most. */
  Attention(LeaderConnection leader, Semaphore woken, Duration poll) {
    this.leader = leader;
    this.woken = woken;
    this.poll = poll;
  }

  /** Returns when the relay should look again, after a look that has found {@code rows}. */
  void await(long rows) throws InterruptedException {
    if (listening && rows >= MANY) {
      leader.stopListening();
      listening = false;
    } else if (!listening && rows < FEW && leader.listen()) {
      listening = true;
      // What was committed since the last look was told to nobody.
      return;
    }
    sleep(listening ? poll : rows == 0 ? QUIET : BUSY);
  }

  private void sleep(Duration most) throws InterruptedException {
    boolean _ = woken.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    woken.drainPermits();
  }
}
