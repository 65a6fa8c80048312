package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.StepName;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the order of the queues fair while they are worked off: a job's priority is the work of its
 * owner that is ahead of it, and that shrinks as work is done.
 */
class Turns implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Turns.class);

  private final Set<StepName> steps;
  private final TurnRepository turns;
  private final JobSettings settings;
  private volatile ScheduledExecutorService clock = clock();
  private volatile boolean running;

  Turns(Set<StepName> steps, TurnRepository turns, JobSettings settings) {
    this.steps = Set.copyOf(steps);
    this.turns = turns;
    this.settings = settings;
  }

  private static ScheduledExecutorService clock() {
    return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("turns").factory());
  }

  private void renew() {
    try {
      steps.forEach(turns::renew);
    } catch (RuntimeException e) {
      // The order stays as it is until the database answers again.
      log.debug("The order of the queues was not renewed: {}", e.toString());
    }
  }

  @Override
  public void start() {
    clock = clock();
    long every = settings.turns().toMillis();
    var _ = clock.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    clock.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return 20;
  }
}
