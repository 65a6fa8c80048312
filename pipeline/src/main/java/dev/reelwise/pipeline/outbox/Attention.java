package dev.reelwise.pipeline.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How the relay learns of new rows. Mostly their writers wake it. Where many commit, it looks every
 * few milliseconds instead, and they are spared the notification: PostgreSQL commits notifying
 * transactions one after the other, each with its wait for the disk, and whoever notifies for
 * another reason waits in that line too; and the driver hands notifications out only when none has
 * come for a millisecond.
 */
class Attention {

  /** Rows are counted for about so long. */
  private static final Duration WINDOW = Duration.ofMillis(100);

  /** So many, eighty a second, mean that the next look finds some too, without being told. */
  private static final double MANY = 8;

  private static final double FEW = 2;

  /** A backlog is forgotten soon after its end. */
  private static final double MOST = 50;

  private static final Duration BUSY = Duration.ofMillis(4);

  /** When an open transaction keeps it from listening. */
  private static final Duration QUIET = Duration.ofMillis(20);

  private final LeaderConnection leader;
  private final Semaphore woken;
  private final Duration poll;
  private boolean listening;
  private double recent;
  private long looked = System.nanoTime();

  /** {@code poll} is how long it listens at most. */
  Attention(LeaderConnection leader, Semaphore woken, Duration poll) {
    this.leader = leader;
    this.woken = woken;
    this.poll = poll;
  }

  /** Returns when the relay should look again, after a look that has found {@code rows}. */
  void await(long rows) throws InterruptedException {
    count(rows);
    if (listening && recent >= MANY) {
      leader.stopListening();
      listening = false;
    } else if (!listening && recent < FEW && leader.listen()) {
      listening = true;
      // What was committed since the last look was told to nobody.
      return;
    }
    sleep(listening ? poll : recent < FEW ? QUIET : BUSY);
  }

  private void count(long rows) {
    long now = System.nanoTime();
    double left = Math.exp((double) (looked - now) / WINDOW.toNanos());
    recent = Math.min(MOST, recent * left + rows);
    looked = now;
  }

  private void sleep(Duration most) throws InterruptedException {
    boolean _ = woken.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    woken.drainPermits();
  }
}
