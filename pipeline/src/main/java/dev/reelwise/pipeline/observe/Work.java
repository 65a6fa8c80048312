package dev.reelwise.pipeline.observe;

import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A piece of work under way. It has failed when it is closed before it was {@link #done}. */
public final class Work implements AutoCloseable {

  private final TraceSpan span;
  private final Function<Outcome, Timer> timers;
  private final long began = System.nanoTime();
  private Outcome outcome = Outcome.FAILED;

  Work(TraceSpan span, Function<Outcome, Timer> timers) {
    this.span = span;
    this.timers = timers;
  }

  /** How a piece of work can end. */
  enum Outcome {
    DONE,
    FAILED;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Says something about it that is for the trace alone. */
  public Work tag(String key, String value) {
    span.tag(key, value);
    return this;
  }

  public void done() {
    outcome = Outcome.DONE;
  }

  @Override
  public void close() {
    timers.apply(outcome).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    span.tag("outcome", outcome.text()).close();
  }
}
