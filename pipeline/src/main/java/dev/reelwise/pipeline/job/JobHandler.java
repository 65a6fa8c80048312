package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.StepName;
import java.time.Instant;

/** Does a job's work, on the worker's thread. */
public interface JobHandler {

  /** Runs the job. An exception means that it is tried again soon. */
  Result run(StepName step, JobId job);

  /** Jobs come from now on. */
  void starting();

  /** The process is going down: work that is interrupted from now on is handed back. */
  void stopping();

  /** What becomes of the job. */
  sealed interface Result {}

  /** Nothing is left to do. */
  record Finished() implements Result {}

  /** Not ours any more: the job, if it is still there, belongs to another worker. */
  record Lost() implements Result {}

  /** To be run again, at that time or later. */
  record Again(Instant at) implements Result {}
}
