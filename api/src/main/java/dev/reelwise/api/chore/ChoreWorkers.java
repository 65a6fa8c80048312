package dev.reelwise.api.chore;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.pipeline.wake.Channel;
import dev.reelwise.pipeline.wake.Notifications;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Does the chores, in every process: db-scheduler hands each to one, and on if that one dies. */
@Component
class ChoreWorkers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ChoreWorkers.class);
  private static final String QUEUE = "chores";
  private static final int AT_ONCE = 3;
  private static final String DONE = "done";
  private static final String FAILED = "failed";
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final List<Chore> chores;
  private final DataSource database;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Duration heartbeat;
  private volatile @Nullable Scheduler scheduler;

  ChoreWorkers(
      List<Chore> chores,
      DataSource database,
      Notifications wake,
      Clock clock,
      MeterRegistry meters,
      @Value("${reelwise.chores.heartbeat:5s}") Duration heartbeat) {
    this.heartbeat = heartbeat;
    this.chores = List.copyOf(chores);
    this.database = database;
    this.clock = clock;
    this.meters = meters;
    chores.forEach(chore -> List.of(DONE, FAILED).forEach(outcome -> timer(chore, outcome)));
    wake.subscribe(Channel.JOBS, this::wake);
  }

  private void wake(String queue) {
    Scheduler running = scheduler;
    if (running != null && (queue.equals(QUEUE) || queue.equals(Notifications.EVERYTHING))) {
      running.triggerCheckForDueExecutions();
    }
  }

  private Task<Void> task(Chore chore) {
    return Tasks.custom(chore.name(), Void.class)
        .onFailure(this::retry)
        .onDeadExecution(new DeadExecutionHandler.ReviveDeadExecution<>())
        .execute((job, context) -> completion(measured(chore, job.getId())));
  }

  private Chore.Next measured(Chore chore, String subject) {
    long began = System.nanoTime();
    String outcome = FAILED;
    try {
      Chore.Next next = chore.perform(subject);
      outcome = DONE;
      FailPoints.reach(FailPoint.CHORE_DONE, chore.name());
      return next;
    } finally {
      timer(chore, outcome).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
  }

  private Timer timer(Chore chore, String outcome) {
    return meters.timer("reelwise.chore.run", "chore", chore.name(), "outcome", outcome);
  }

  private static CompletionHandler<Void> completion(Chore.Next next) {
    return switch (next) {
      case Chore.Finished _ -> new CompletionHandler.OnCompleteRemove<>();
      case Chore.Again(var at) -> (done, operations) -> operations.reschedule(done, at);
    };
  }

  private void retry(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    int before = Math.min(failed.getExecution().consecutiveFailures, 20);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << before);
    Duration capped = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    LOG.warn(
        "{} has failed, next attempt in {} s",
        failed.getExecution().taskInstance,
        capped.toSeconds(),
        failed.getCause().orElse(null));
    operations.reschedule(failed, clock.instant().plus(capped));
  }

  @Override
  public void start() {
    // Platform threads: an interrupt on a virtual one would cut a database connection off.
    ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().name("chore-", 1).factory());
    Scheduler started =
        Scheduler.create(database, chores.stream().<Task<?>>map(this::task).toList())
            .schedulerName(
                new SchedulerName.Fixed(
                    ManagementFactory.getRuntimeMXBean().getName() + "-" + UUID.randomUUID()))
            .threads(AT_ONCE)
            .executorService(threads)
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(POLL)
            .heartbeatInterval(heartbeat)
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(GRACE)
            .build();
    started.start();
    scheduler = started;
  }

  @Override
  public void stop() {
    Scheduler running = scheduler;
    scheduler = null;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }

  @Override
  public int getPhase() {
    return 20;
  }
}
