package dev.reelwise.pipeline.step;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks after the runs of this process: writes their progress, and interrupts those that have lost
 * their lease, made no progress for too long, or take longer than their video's length explains.
 */
class Watch implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Watch.class);
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final int LOOKS_PER_CHECK = 4;

  private final LeaseRepository leases;
  private final StepSettings settings;
  private final Set<Run> runs = ConcurrentHashMap.newKeySet();
  private final Map<Run, Double> written = new ConcurrentHashMap<>();
  private volatile Thread thread = unstarted();
  private volatile boolean running;

  Watch(LeaseRepository leases, StepSettings settings) {
    this.leases = leases;
    this.settings = settings;
  }

  void add(Run run) {
    runs.add(run);
  }

  /** Waits while the database is away: minutes of work hang on the answer. */
  boolean isHeld(Lease lease) throws InterruptedException {
    while (true) {
      try {
        return leases.isHeld(lease);
      } catch (DataAccessException e) {
        log.warn("A result waits for the database: {}", e.toString());
        Thread.sleep(EVERY);
      }
    }
  }

  void remove(Run run) {
    runs.remove(run);
    written.remove(run);
  }

  private Thread unstarted() {
    return Thread.ofPlatform().daemon().name("step-watch").unstarted(this::watch);
  }

  private void watch() {
    try {
      for (int look = 0; running; look++) {
        Thread.sleep(EVERY);
        boolean check = look % LOOKS_PER_CHECK == 0;
        runs.forEach(run -> look(run, check));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Run run, boolean check) {
    if (run.idle().compareTo(settings.patience()) > 0) {
      run.interrupt(Run.Fate.STALLED);
      return;
    }
    if (run.age().compareTo(settings.limit().of(run)) > 0) {
      run.interrupt(Run.Fate.OVERDUE);
      return;
    }
    double progress = run.progress();
    if (check || !Double.valueOf(progress).equals(written.put(run, progress))) {
      write(run, progress);
    }
  }

  private void write(Run run, double progress) {
    try {
      if (!leases.progress(run.lease(), progress)) {
        run.interrupt(Run.Fate.LOST);
      }
    } catch (DataAccessException | TransactionException e) {
      log.debug("Progress waits for the database: {}", e.toString());
    }
  }

  @Override
  public void start() {
    running = true;
    thread = unstarted();
    thread.start();
  }

  @Override
  public void stop() {
    running = false;
    thread.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return 15;
  }
}
