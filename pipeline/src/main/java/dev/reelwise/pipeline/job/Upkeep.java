package dev.reelwise.pipeline.job;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does small things for the queues, again and again, while this process works on them. */
class Upkeep implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

  private final Duration every;
  private final List<Runnable> chores;
  private volatile ScheduledExecutorService clock = clock();
  private volatile boolean running;

  Upkeep(Duration every, List<Runnable> chores) {
    this.every = every;
    this.chores = List.copyOf(chores);
  }

  private static ScheduledExecutorService clock() {
    return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("upkeep").factory());
  }

  private void run() {
    try {
      chores.forEach(Runnable::run);
    } catch (RuntimeException e) {
      // All stays as it is until the database answers again.
      log.debug("The queues were not looked after: {}", e.toString());
    }
  }

  @Override
  public void start() {
    clock = clock();
    long millis = every.toMillis();
    var _ = clock.scheduleWithFixedDelay(this::run, 0, millis, TimeUnit.MILLISECONDS);
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
    return 25;
  }
}
