package dev.reelwise.pipeline.step;

import dev.reelwise.pipeline.job.JobHandler;
import dev.reelwise.pipeline.observe.TraceSpan;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.MDC;

/** An attempt as others see it. One that nobody could record counts as handed back. */
final class Attempt implements AutoCloseable {

  private static final String ATTEMPT = "attempt";
  private static final String USER = "user";

  private final TraceSpan span;
  private final Function<Ending.Kind, Timer> timers;
  private final long began = System.nanoTime();
  private Ending.Kind kind = Ending.Kind.RETURNED;

  Attempt(TraceSpan span, Function<Ending.Kind, Timer> timers, Lease lease) {
    this.span = span;
    this.timers = timers;
    MDC.put(ATTEMPT, Integer.toString(lease.attempt()));
    MDC.put(USER, lease.owner().toString());
  }

  /** What becomes of the job. */
  JobHandler.Result ended(Ending ending) {
    kind = ending.kind();
    return ending.result();
  }

  @Override
  public void close() {
    MDC.remove(ATTEMPT);
    MDC.remove(USER);
    timers.apply(kind).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    span.tag("outcome", kind.text()).close();
  }
}
