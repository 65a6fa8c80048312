package dev.reelwise.pipeline.outbox;

import java.time.Duration;

/** Deletes what has been published or absorbed long ago, little by little. */
class Purge {

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int AT_ONCE = 5_000;

  private final LeaderConnection leader;
  private final OutboxSettings settings;
  private long last = System.nanoTime() - EVERY.toNanos();

  Purge(LeaderConnection leader, OutboxSettings settings) {
    this.leader = leader;
    this.settings = settings;
  }

  void runWhenDue() {
    if (System.nanoTime() - last < EVERY.toNanos()) {
      return;
    }
    int gone =
        Math.max(
            leader.purgePublished(settings.keep(), AT_ONCE),
            leader.purgeAbsorbed(settings.remember(), AT_ONCE));
    if (gone < AT_ONCE) {
      last = System.nanoTime();
    }
  }
}
