package dev.reelwise.pipeline.outbox;

import java.time.Duration;

/** Deletes what has been published or absorbed long ago, little by little. */
class Purge {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** A few milliseconds' work: new rows don't wait for longer. */
  private static final int AT_ONCE = 500;

  private final LeaderConnection leader;
  private final OutboxSettings settings;
  private final long every;
  private long last;

  Purge(LeaderConnection leader, OutboxSettings settings) {
    this.leader = leader;
    this.settings = settings;
    this.every = every(settings.keep()).toNanos();
    this.last = System.nanoTime() - every;
  }

  private static Duration every(Duration keep) {
    return keep.compareTo(LONGEST) > 0 ? LONGEST : keep.compareTo(SHORTEST) < 0 ? SHORTEST : keep;
  }

  /** Deletes a few; true when there may be more. */
  boolean runWhenDue() {
    if (System.nanoTime() - last < every) {
      return false;
    }
    int gone =
        Math.max(
            leader.purgePublished(settings.keep(), AT_ONCE),
            leader.purgeAbsorbed(settings.remember(), AT_ONCE));
    if (gone == AT_ONCE) {
      return true;
    }
    last = System.nanoTime();
    return false;
  }
}
