package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.StepName;

/**
 * One step of a video's way. The runner owns lease, heartbeat, retries, the transaction, metrics
 * and log context; a step only does its work and records it.
 *
 * @param <R> what the work yields for the record
 */
public interface Step<R> {

  StepName name();

  /**
   * Does the work: minutes, without a transaction, on object keys that a repeat overwrites. Reports
   * its progress.
   */
  R work(StepContext context) throws StepFailure, InterruptedException;

  /** Writes the result: milliseconds, SQL only; the runner commits it with state and outbox. */
  Outcome record(StepContext context, R result);
}
