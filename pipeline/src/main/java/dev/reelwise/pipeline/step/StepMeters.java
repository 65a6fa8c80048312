package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.StepName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;

/** How the attempts of this process begin and end. */
class StepMeters {

  private static final Duration[] WAITS = {
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(2),
    Duration.ofMinutes(10),
    Duration.ofHours(1),
    Duration.ofHours(6)
  };

  private final MeterRegistry meters;

  /** Makes the meters of {@code steps}, so that they can be seen before the first attempt. */
  StepMeters(MeterRegistry meters, Set<StepName> steps) {
    this.meters = meters;
    for (StepName step : steps) {
      wait(step);
      takeovers(step);
      stale(step);
      for (Ending.Kind kind : Ending.Kind.values()) {
        run(step, kind);
      }
    }
  }

  /** Time from the request for a run to its first attempt. */
  Timer wait(StepName step) {
    return Timer.builder("reelwise.step.wait")
        .tag("step", step.text())
        .serviceLevelObjectives(WAITS)
        .register(meters);
  }

  /** Attempts that went on where another worker was lost. */
  Counter takeovers(StepName step) {
    return meters.counter("reelwise.step.takeovers", "step", step.text());
  }

  /** Jobs whose work was done, asked for again or gone. */
  Counter stale(StepName step) {
    return meters.counter("reelwise.step.stale", "step", step.text());
  }

  /** Attempts that ended so, and the time that they took. */
  Timer run(StepName step, Ending.Kind kind) {
    return meters.timer("reelwise.step.run", "step", step.text(), "outcome", kind.text());
  }
}
