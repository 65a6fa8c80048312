package dev.reelwise.pipeline.away;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers that a server did not answer, so that not everybody waits for it anew: for a while it
 * counts as away, then one caller tries again, and the others wait for what becomes of it.
 */
public final class Absence {

  private static final long PRESENT = Long.MIN_VALUE;

  private final long pauseNanos;
  private final AtomicLong until = new AtomicLong(PRESENT);

  /** {@code pause} is the time between two tries while the server is away. */
  public Absence(Duration pause) {
    this.pauseNanos = pause.toNanos();
  }

  /** True for who should not even ask the server now. */
  public boolean isKnown() {
    long end = until.get();
    if (end == PRESENT) {
      return false;
    }
    long now = System.nanoTime();
    return now - end < 0 || !until.compareAndSet(end, now + pauseNanos);
  }

  /** The server did not answer. */
  public void begins() {
    until.set(System.nanoTime() + pauseNanos);
  }

  /** The server has answered. */
  public void ends() {
    if (until.get() != PRESENT) {
      until.set(PRESENT);
    }
  }
}
