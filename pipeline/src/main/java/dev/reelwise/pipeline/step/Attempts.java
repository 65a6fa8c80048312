package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.StepName;
import dev.reelwise.pipeline.job.JobId;
import dev.reelwise.pipeline.observe.TraceSpan;
import dev.reelwise.pipeline.observe.Traces;
import java.util.Optional;

/** Takes steps up for this process, so that it can be seen: in metrics, traces and the log. */
class Attempts {

  private final LeaseRepository leases;
  private final StepMeters meters;
  private final Traces traces;

  Attempts(LeaseRepository leases, StepMeters meters, Traces traces) {
    this.leases = leases;
    this.meters = meters;
    this.traces = traces;
  }

  /** Empty when the job is stale. */
  Optional<Lease> claim(StepName step, JobId job) {
    Optional<Lease> claimed = leases.claim(step, job);
    claimed.ifPresentOrElse(this::count, meters.stale(step)::increment);
    return claimed;
  }

  private void count(Lease lease) {
    if (lease.takenOver()) {
      meters.takeovers(lease.step()).increment();
    }
    if (lease.isFirst()) {
      meters.wait(lease.step()).record(lease.waited());
    }
  }

  /** From here to its close this thread works on that attempt. */
  Attempt begin(Lease lease) {
    TraceSpan span =
        traces
            .follow(lease.traceparent(), "step " + lease.step().text())
            .tag("video", lease.video().toString())
            .tag("attempt", Integer.toString(lease.attempt()));
    return new Attempt(span, kind -> meters.run(lease.step(), kind), lease);
  }
}
