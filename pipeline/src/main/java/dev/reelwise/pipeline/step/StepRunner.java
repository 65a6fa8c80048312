package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.event.VideoEvent;
import dev.reelwise.pipeline.event.EventJson;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.pipeline.job.JobHandler;
import dev.reelwise.pipeline.job.JobId;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs a step's attempt from the claim to the record. */
class StepRunner implements JobHandler {

  private static final Logger log = LoggerFactory.getLogger(StepRunner.class);

  private final Steps steps;
  private final Attempts attempts;
  private final Endings endings;
  private final Watch watch;
  private final WorkFolders folders;
  private final EventJson json = new EventJson();

  StepRunner(Steps steps, Attempts attempts, Endings endings, Watch watch, WorkFolders folders) {
    this.steps = steps;
    this.attempts = attempts;
    this.endings = endings;
    this.watch = watch;
    this.folders = folders;
  }

  @Override
  public Result run(StepName name, JobId job) {
    try (var _ = MDC.putCloseable("video", job.video().toString());
        var _ = MDC.putCloseable("step", name.text())) {
      Optional<Lease> lease = attempts.claim(name, job);
      if (lease.isEmpty()) {
        log.info("Dropped a job whose step is done, was asked for again, or is gone");
        return new Finished();
      }
      return run(steps.named(name), lease.get());
    }
  }

  private Result run(Step<?> step, Lease lease) {
    try (Attempt attempt = attempts.begin(lease)) {
      return attempt.ended(ending(step, lease));
    }
  }

  private <R> Ending ending(Step<R> step, Lease lease) {
    if (endings.isLostTooOften(lease)) {
      return endings.lostTooOften(lease);
    }
    log.info("Attempt {} begins", lease.attempt());
    FailPoints.reach(FailPoint.STEP_CLAIMED, lease.step().text());
    Path folder = folders.of(lease);
    try {
      VideoEvent trigger = json.read(Triggers.of(lease.step()), lease.trigger()).event();
      return attempt(step, new Run(lease, trigger, folder, watch::isHeld));
    } finally {
      folders.delete(folder);
    }
  }

  private <R> Ending attempt(Step<R> step, Run run) {
    R result;
    watch.add(run);
    try {
      folders.make(run.workFolder());
      result = step.work(run);
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      return endings.failed(run, run.end(), interruptionOf(e));
    } finally {
      watch.remove(run);
    }
    run.end();
    boolean _ = clearInterrupt();
    FailPoints.reach(FailPoint.STEP_WORKED, step.name().text());
    Ending ending = endings.done(run, () -> step.record(run, result));
    FailPoints.reach(FailPoint.STEP_COMMITTED, step.name().text());
    return ending;
  }

  /** A step may turn an interrupt into a failure of its own and leave the thread's flag set. */
  private static Throwable interruptionOf(Throwable failure) {
    return clearInterrupt() && !(failure instanceof InterruptedException)
        ? new InterruptedException().initCause(failure)
        : failure;
  }

  /** What is done after the work takes milliseconds and needs the database: it is not cut short. */
  private static boolean clearInterrupt() {
    return Thread.interrupted();
  }

  @Override
  public void starting() {
    endings.stopping(false);
  }

  @Override
  public void stopping() {
    endings.stopping(true);
  }
}
