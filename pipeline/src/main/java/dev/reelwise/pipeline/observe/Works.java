package dev.reelwise.pipeline.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/** Measures pieces of work that take longer than a request should: a timer, and a span. */
public final class Works {

  private final MeterRegistry meters;
  private final Traces traces;

  public Works(MeterRegistry meters, Traces traces) {
    this.meters = meters;
    this.traces = traces;
  }

  /** Makes the timers of a kind of work, so that they can be seen before it is done once. */
  public void announce(String name, Tags tags) {
    for (Work.Outcome outcome : Work.Outcome.values()) {
      timer(name, tags, outcome);
    }
  }

  /** Begins a piece of work on this thread. */
  public Work begin(String name, Tags tags) {
    TraceSpan span = traces.begin(name);
    tags.forEach(tag -> span.tag(tag.getKey(), tag.getValue()));
    return new Work(span, outcome -> timer(name, tags, outcome));
  }

  private Timer timer(String name, Tags tags, Work.Outcome outcome) {
    return meters.timer(name, tags.and("outcome", outcome.text()));
  }
}
