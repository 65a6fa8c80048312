package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.StepName;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: exponential, with jitter. */
class Backoff {

  private static final int LARGEST_POWER = 16;

  private final StepSettings settings;
  private final RandomGenerator random;

  Backoff(StepSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /** After that many failures of the step, counted from 1. */
  Duration afterFailure(StepName step, int failures) {
    return jittered(doubled(settings.backoff().of(step), failures - 1));
  }

  /** After having waited that often for a server of ours. */
  Duration afterOutage(int waits) {
    Duration wanted = doubled(settings.outageBackoff(), waits);
    Duration longest = settings.longestOutageBackoff();
    return jittered(wanted.compareTo(longest) > 0 ? longest : wanted);
  }

  private static Duration doubled(Duration base, int times) {
    return base.multipliedBy(1L << Math.clamp(times, 0, LARGEST_POWER));
  }

  private Duration jittered(Duration pause) {
    double share = 1 + settings.jitter() * random.nextDouble(-1, 1);
    return Duration.ofMillis(Math.round(pause.toMillis() * share));
  }
}
