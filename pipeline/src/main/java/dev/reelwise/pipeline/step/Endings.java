package dev.reelwise.pipeline.step;

import dev.reelwise.pipeline.job.JobHandler.Again;
import dev.reelwise.pipeline.job.JobHandler.Finished;
import dev.reelwise.pipeline.job.JobHandler.Lost;
import dev.reelwise.pipeline.job.JobHandler.Result;
import dev.reelwise.pipeline.room.NoRoom;
import dev.reelwise.pipeline.step.Ending.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what the end of an attempt means, and writes it down even when the database is away. */
class Endings {

  private static final Logger log = LoggerFactory.getLogger(Endings.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final Backoff backoff;
  private final Outages outages;
  private final StepSettings settings;
  private final Clock clock;
  private volatile boolean stopping;

  Endings(Ledger ledger, Backoff backoff, Outages outages, StepSettings settings, Clock clock) {
    this.ledger = ledger;
    this.backoff = backoff;
    this.outages = outages;
    this.settings = settings;
    this.clock = clock;
  }

  void stopping(boolean now) {
    stopping = now;
  }

  boolean isLostTooOften(Lease lease) {
    return lease.losses() >= settings.losses();
  }

  Ending lostTooOften(Lease lease) {
    return giveUp(
        lease, "The process that worked on this was lost %d times".formatted(lease.losses()));
  }

  /** Records the result; what has been worked for minutes waits for the database to come back. */
  Ending done(Run run, Supplier<Outcome> record) {
    try {
      persist(() -> ledger.done(run.lease(), record));
      log.info("Done");
      return new Ending(Kind.DONE, new Finished());
    } catch (LeaseLost e) {
      return lost(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while the database was away", e);
    } catch (RuntimeException e) {
      return failed(run, Run.Fate.ITS_OWN, e);
    }
  }

  /** Records a failure: by what it is, and by why the work was interrupted, if it was. */
  Ending failed(Run run, Run.Fate fate, Throwable failure) {
    Lease lease = run.lease();
    return switch (fate) {
      case LOST -> lost(new LeaseLost(lease));
      case STALLED -> again(lease, "No progress for " + words(settings.patience()), failure);
      case OVERDUE -> again(lease, "Took longer than " + words(settings.limit().of(run)), failure);
      case ITS_OWN -> failed(lease, failure);
    };
  }

  private Ending failed(Lease lease, Throwable failure) {
    return switch (failure) {
      case InterruptedException e when stopping -> handBack(lease);
      case LeaseLost e -> lost(e);
      case Throwable e when NoRoom.reason(e).isPresent() ->
          await(lease, NoRoom.reason(e).orElseThrow(), e, Kind.NO_ROOM);
      case StepFailure.Unavailable e -> await(lease, reason(e), e, Kind.WAITED);
      case Throwable e when outages.isOutage(e) ->
          await(lease, "A server is away: " + reason(e), e, Kind.WAITED);
      case StepFailure.Permanent e -> giveUp(lease, reason(e));
      case StepFailure.Transient e -> again(lease, reason(e), e);
      default -> again(lease, "An unexpected error stopped this step: " + reason(failure), failure);
    };
  }

  private Ending again(Lease lease, String reason, Throwable failure) {
    int failures = lease.failures() + 1;
    if (failures >= settings.attempts()) {
      log.warn("The last attempt has failed", failure);
      return giveUp(lease, reason);
    }
    Duration pause = backoff.afterFailure(lease.step(), failures);
    log.warn("Failed, next attempt in {} s: {}", pause.toSeconds(), reason, failure);
    return written(() -> ledger.retrying(lease, reason, pause), Kind.TRANSIENT, after(pause));
  }

  private Ending await(Lease lease, String reason, Throwable failure, Kind kind) {
    Duration pause = backoff.afterOutage(lease.waits());
    log.warn("Waits {} ms: {} ({})", pause.toMillis(), reason, failure.toString());
    return written(() -> ledger.waiting(lease, reason, pause), kind, after(pause));
  }

  private Ending giveUp(Lease lease, String reason) {
    log.error("Failed for good: {}", reason);
    return written(() -> ledger.failed(lease, reason), Kind.PERMANENT, new Finished());
  }

  private Ending handBack(Lease lease) {
    log.info("Handed back, because this process stops");
    return written(() -> ledger.handBack(lease), Kind.RETURNED, after(Duration.ofSeconds(-10)));
  }

  private static Ending lost(LeaseLost e) {
    log.warn("{}", e.getMessage());
    return new Ending(Kind.LOST, new Lost());
  }

  private Ending written(Runnable entry, Kind kind, Result result) {
    try {
      persist(entry);
      return new Ending(kind, result);
    } catch (LeaseLost e) {
      return lost(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while the database was away", e);
    }
  }

  /** Tries until the database answers: the fence keeps a late entry out. */
  private void persist(Runnable entry) throws InterruptedException {
    while (true) {
      try {
        entry.run();
        return;
      } catch (RuntimeException e) {
        if (e instanceof LeaseLost || stopping || !outages.isOutage(e)) {
          throw e;
        }
        log.warn("The record waits for the database: {}", e.toString());
        Thread.sleep(PAUSE);
      }
    }
  }

  private Again after(Duration pause) {
    return new Again(clock.instant().plus(pause));
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }

  private static String words(Duration duration) {
    return duration.toMinutes() > 0
        ? duration.toMinutes() + " minutes"
        : duration.toSeconds() + " seconds";
  }
}
