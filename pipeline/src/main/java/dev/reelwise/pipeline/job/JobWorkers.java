package dev.reelwise.pipeline.job;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.reelwise.contracts.StepName;
import dev.reelwise.pipeline.wake.Channel;
import dev.reelwise.pipeline.wake.Notifications;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Works off the queues of this process's steps: a scheduler of db-scheduler for each, which picks
 * with SKIP LOCKED, sends heartbeats while a job runs, and takes over those of silent processes.
 */
class JobWorkers implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(JobWorkers.class);
  private static final int MISSED_HEARTBEATS = 4;
  private static final DeadExecutionHandler<Void> REVIVING =
      new DeadExecutionHandler.ReviveDeadExecution<>();

  private final Map<StepName, Scheduler> schedulers = new ConcurrentHashMap<>();
  private final Set<StepName> steps;
  private final DataSource database;
  private final JobHandler handler;
  private final LongJobs longJobs;
  private final JobSettings settings;
  private volatile boolean running;

  JobWorkers(
      Set<StepName> steps,
      DataSource database,
      Notifications notifications,
      JobHandler handler,
      LongJobs longJobs,
      JobSettings settings) {
    this.database = database;
    this.handler = handler;
    this.longJobs = longJobs;
    this.settings = settings;
    this.steps = Set.copyOf(steps);
    notifications.subscribe(Channel.JOBS, this::wake);
  }

  private Scheduler scheduler(StepName step) {
    int workers = settings.workers().of(step);
    return Scheduler.create(database, task(step))
        .tableName(JobQueues.table(step))
        .schedulerName(new SchedulerName.Fixed(name()))
        .threads(workers)
        .executorService(threads(step, workers))
        // Never more than there are free workers: what waits here could run elsewhere.
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(settings.poll())
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(settings.grace())
        .enablePriority()
        .build();
  }

  /** Platform threads: an interrupt on a virtual one would cut a database connection off. */
  private static ExecutorService threads(StepName step, int workers) {
    return Executors.newFixedThreadPool(
        workers, Thread.ofPlatform().name(step.text() + "-", 1).factory());
  }

  private CustomTask<Void> task(StepName step) {
    return Tasks.custom(step.queue(), Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(settings.heartbeat()))
        .onDeadExecution((silent, operations) -> revive(step, silent, operations))
        .execute((job, _) -> completion(run(step, JobId.of(job.getId()))));
  }

  /** While the database was away nobody could send heartbeats: what we work on is not dead. */
  private void revive(
      StepName step, ExecutionComplete silent, ExecutionOperations<Void> operations) {
    Scheduler scheduler = schedulers.get(step);
    boolean ours =
        scheduler != null
            && scheduler.getCurrentlyExecuting().stream()
                .map(CurrentlyExecuting::getTaskInstance)
                .anyMatch(silent.getExecution().taskInstance::equals);
    if (!ours) {
      REVIVING.deadExecution(silent, operations);
    }
  }

  private JobHandler.Result run(StepName step, JobId job) {
    return longJobs.run(step, job, () -> handler.run(step, job));
  }

  private static CompletionHandler<Void> completion(JobHandler.Result result) {
    return switch (result) {
      case JobHandler.Finished _ -> new CompletionHandler.OnCompleteRemove<>();
      case JobHandler.Lost _ -> (_, operations) -> leave(operations);
      case JobHandler.Again(var at) ->
          (ExecutionComplete done, ExecutionOperations<Void> operations) ->
              operations.reschedule(done, at);
    };
  }

  /** Removes the job, unless another worker has it, which a scheduler would call a bug. */
  private static void leave(ExecutionOperations<Void> operations) {
    try {
      operations.remove();
    } catch (ExecutionException e) {
      log.debug("The job belongs to another worker: {}", e.getMessage());
    }
  }

  private static String name() {
    return ManagementFactory.getRuntimeMXBean().getName() + "-" + UUID.randomUUID();
  }

  private int busy(StepName step) {
    Scheduler scheduler = schedulers.get(step);
    return scheduler == null ? 0 : scheduler.getCurrentlyExecuting().size();
  }

  /** Shows how many workers there are, and how many have a job. */
  void bind(MeterRegistry meters) {
    for (StepName step : steps) {
      Tags tags = Tags.of("step", step.text());
      meters.gauge("reelwise.workers", tags, this, all -> all.settings.workers().of(step));
      meters.gauge("reelwise.workers.busy", tags, this, all -> all.busy(step));
    }
  }

  private void wake(String queue) {
    schedulers.forEach(
        (step, scheduler) -> {
          if (running && (queue.equals(Notifications.EVERYTHING) || queue.equals(step.queue()))) {
            scheduler.triggerCheckForDueExecutions();
          }
        });
  }

  /** Takes up no new work of these steps, and goes on with all others. */
  void obey(List<Pauses.Pause> pauses) {
    Set<StepName> paused = pauses.stream().map(Pauses.Pause::step).collect(Collectors.toSet());
    schedulers.forEach(
        (step, scheduler) -> {
          if (paused.contains(step) == scheduler.getSchedulerState().isPaused()) {
            return;
          }
          log.info("Step {} is {}", step.text(), paused.contains(step) ? "paused" : "resumed");
          if (paused.contains(step)) {
            scheduler.pause();
          } else {
            scheduler.resume();
          }
        });
  }

  boolean isPaused(StepName step) {
    Scheduler scheduler = schedulers.get(step);
    return scheduler != null && scheduler.getSchedulerState().isPaused();
  }

  @Override
  public void start() {
    handler.starting();
    // A scheduler that was stopped can't be started again.
    steps.forEach(step -> schedulers.put(step, scheduler(step)));
    schedulers.values().forEach(Scheduler::start);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    handler.stopping();
    try (ExecutorService stops = Executors.newVirtualThreadPerTaskExecutor()) {
      schedulers.values().forEach(scheduler -> stops.execute(scheduler::stop));
    }
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
