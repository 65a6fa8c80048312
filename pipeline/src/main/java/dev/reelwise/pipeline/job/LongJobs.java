package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.StepName;
import dev.reelwise.pipeline.job.JobHandler.Again;
import dev.reelwise.pipeline.job.JobHandler.Result;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Keeps one of a step's workers free of long jobs, so that a short video never waits for one of ten
 * hours. Every step has two workers or more by default; one that was given a single worker takes
 * what comes.
 */
class LongJobs {

  private final TurnRepository turns;
  private final JobSettings settings;
  private final Clock clock;
  private final Map<StepName, Semaphore> room = new EnumMap<>(StepName.class);

  LongJobs(TurnRepository turns, JobSettings settings, Clock clock) {
    this.turns = turns;
    this.settings = settings;
    this.clock = clock;
    for (StepName step : StepName.values()) {
      room.put(step, new Semaphore(Math.max(1, settings.workers().of(step) - 1)));
    }
  }

  /** Does the work, or puts the job off while there is no room for another long one. */
  Result run(StepName step, JobId job, Supplier<Result> work) {
    if (hasOneWorker(step) || turns.minutes(step, job.text()) < JobQueues.LONG_MINUTES) {
      return work.get();
    }
    Semaphore places = Objects.requireNonNull(room.get(step));
    if (!places.tryAcquire()) {
      turns.parked(step, job.text(), true);
      return new Again(clock.instant().plus(settings.parked()));
    }
    try {
      turns.parked(step, job.text(), false);
      return work.get();
    } finally {
      places.release();
      turns.unparkOne(step);
    }
  }

  private boolean hasOneWorker(StepName step) {
    return settings.workers().of(step) < 2;
  }
}
