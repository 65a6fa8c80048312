package dev.reelwise.api.importing;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.wake.Channel;
import dev.reelwise.pipeline.wake.Notifications;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Works off the queue of imports, which take minutes and more and must not hold up chores: a
 * scheduler of its own, and a table of its own.
 */
final class ImportWorkers implements SmartLifecycle {

  static final String QUEUE = "video_import";

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final ImportRun run;
  private final Fetcher fetcher;
  private final DataSource database;
  private final int atOnce;
  private final Clock clock;
  private volatile @Nullable Scheduler scheduler;

  ImportWorkers(
      ImportRun run,
      Fetcher fetcher,
      DataSource database,
      Notifications wake,
      int atOnce,
      Clock clock) {
    this.run = run;
    this.fetcher = fetcher;
    this.database = database;
    this.atOnce = atOnce;
    this.clock = clock;
    wake.subscribe(Channel.JOBS, this::wake);
  }

  /** A job's name; a retry gets another, because the one before may not be put away yet. */
  static String job(VideoId video) {
    return video + ":" + UUID.randomUUID();
  }

  private void wake(String queue) {
    Scheduler running = scheduler;
    if (running != null && (queue.equals(QUEUE) || queue.equals(Notifications.EVERYTHING))) {
      running.triggerCheckForDueExecutions();
    }
  }

  private CustomTask<Void> task() {
    return Tasks.custom(QUEUE, Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE))
        .onDeadExecution(new DeadExecutionHandler.ReviveDeadExecution<>())
        .execute((job, context) -> perform(job.getId()));
  }

  private CompletionHandler<Void> perform(String job) {
    VideoId video = new VideoId(Integer.parseInt(job.substring(0, job.indexOf(':'))));
    try {
      return run.attempt(video)
          .<CompletionHandler<Void>>map(
              pause ->
                  (done, operations) -> operations.reschedule(done, clock.instant().plus(pause)))
          .orElseGet(CompletionHandler.OnCompleteRemove::new);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("This process is stopping", stopping);
    }
  }

  @Override
  public void start() {
    fetcher.resume();
    // Platform threads: an interrupt on a virtual one would cut a database connection off.
    Scheduler started =
        Scheduler.create(database, task())
            .tableName(QUEUE + "_jobs")
            .schedulerName(
                new SchedulerName.Fixed(
                    ManagementFactory.getRuntimeMXBean().getName() + "-" + UUID.randomUUID()))
            .threads(atOnce)
            .executorService(
                Executors.newFixedThreadPool(
                    atOnce, Thread.ofPlatform().name("import-", 1).factory()))
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(HEARTBEAT)
            .build();
    started.start();
    scheduler = started;
  }

  @Override
  public void stop() {
    Scheduler running = scheduler;
    scheduler = null;
    fetcher.interrupt();
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
