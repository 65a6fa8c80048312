package dev.reelwise.bench.chaos;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One kill, and when what was killed worked again. Safe for many threads. */
final class Kill {

  private final Victim victim;
  private final Victim process;
  private final BooleanSupplier worksAgain;
  private final long at = System.nanoTime();
  private volatile @Nullable Duration recovery;

  Kill(Victim victim, Victim process, BooleanSupplier worksAgain) {
    this.victim = victim;
    this.process = process;
    this.worksAgain = worksAgain;
  }

  Victim victim() {
    return victim;
  }

  /** When it was, by System.nanoTime. */
  long at() {
    return at;
  }

  /** What was ended by it. */
  Victim process() {
    return process;
  }

  /** Looks whether it works again; true from the first time on that it does. */
  boolean isOver() {
    if (recovery == null && worksAgain.getAsBoolean()) {
      recovery = Duration.ofNanos(System.nanoTime() - at);
    }
    return recovery != null;
  }

  /** True when it has worked for as long as it had not: a slow machine must get on, too. */
  boolean isRested() {
    Duration down = recovery;
    return down != null && System.nanoTime() - at > 2 * down.toNanos();
  }

  /** The time until it worked again; null as long as it does not. */
  @Nullable Duration recovery() {
    return recovery;
  }
}
