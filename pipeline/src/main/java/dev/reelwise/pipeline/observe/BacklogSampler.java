package dev.reelwise.pipeline.observe;

import dev.reelwise.contracts.StepName;
import dev.reelwise.pipeline.observe.Backlog.Place;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Looks at the tables now and then and keeps what it saw for the gauges, so that no scrape costs a
 * query, however many there are. While the database is away the gauges are not a number.
 */
class BacklogSampler implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BacklogSampler.class);
  private static final String SECONDS = "seconds";

  private final BacklogRepository tables;
  private final Duration every;
  private final Counter failures;
  private volatile Backlog seen = Backlog.UNKNOWN;
  private volatile @Nullable ScheduledExecutorService timer;

  BacklogSampler(BacklogRepository tables, Duration every, MeterRegistry meters) {
    this.tables = tables;
    this.every = every;
    this.failures = meters.counter("reelwise.sample.failures");
    for (StepName step : StepName.values()) {
      for (String state : List.of("queued", "running", "retrying", "failed")) {
        gauge("reelwise.steps", new Place("steps", state, step.text()))
            .tag("step", step.text())
            .tag("state", state)
            .register(meters);
      }
      gauge("reelwise.steps.oldest", new Place("steps", "queued age", step.text()))
          .tag("step", step.text())
          .baseUnit(SECONDS)
          .register(meters);
    }
    for (String state : List.of("waiting", "parked")) {
      gauge("reelwise.outbox.rows", new Place("outbox", state, ""))
          .tag("state", state)
          .register(meters);
    }
    gauge("reelwise.outbox.oldest", new Place("outbox", "waiting age", ""))
        .baseUnit(SECONDS)
        .register(meters);
    for (String state : List.of("waiting", "failing")) {
      gauge("reelwise.chores", new Place("chores", state, "")).tag("state", state).register(meters);
    }
    gauge("reelwise.chores.oldest", new Place("chores", "waiting age", ""))
        .baseUnit(SECONDS)
        .register(meters);
  }

  private Gauge.Builder<BacklogSampler> gauge(String name, Place place) {
    return Gauge.builder(name, this, sampler -> sampler.seen.at(place));
  }

  private void look() {
    try {
      seen = tables.read();
    } catch (DataAccessException away) {
      seen = Backlog.UNKNOWN;
      failures.increment();
      log.debug("The tables can't be looked at: {}", away.toString());
    }
  }

  @Override
  public void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("backlog-sampler").factory());
    var _ = started.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    timer = started;
  }

  @Override
  public void stop() {
    ScheduledExecutorService running = timer;
    timer = null;
    if (running != null) {
      running.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
