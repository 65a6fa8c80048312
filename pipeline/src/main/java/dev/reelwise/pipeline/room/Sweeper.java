package dev.reelwise.pipeline.room;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Looks now and then for what killed processes have left. */
class Sweeper implements SmartLifecycle {

  private final WorkFolder folder;
  private final Duration every;
  private volatile @Nullable ScheduledExecutorService timer;

  Sweeper(WorkFolder folder, Duration every) {
    this.folder = folder;
    this.every = every;
  }

  @Override
  public void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("work-sweeper").factory());
    var _ =
        started.scheduleWithFixedDelay(
            folder::sweep, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
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
