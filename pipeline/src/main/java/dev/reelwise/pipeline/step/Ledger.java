package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.event.VideoFailed;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.pipeline.outbox.Outbox;
import dev.reelwise.pipeline.video.VideoProgress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes down what became of an attempt: fence, rows, state, status, log and events in one
 * transaction. Throws LeaseLost, having written nothing, when another attempt has begun.
 */
class Ledger {

  private final LeaseRepository leases;
  private final VideoProgress progress;
  private final Outbox outbox;
  private final TransactionOperations transaction;
  private final Clock clock;

  Ledger(
      LeaseRepository leases,
      VideoProgress progress,
      Outbox outbox,
      TransactionOperations transaction,
      Clock clock) {
    this.leases = leases;
    this.progress = progress;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Records success, with what {@code record} writes. Doing it twice is doing it once. */
  void done(Lease lease, Supplier<Outcome> record) {
    transaction.executeWithoutResult(
        _ -> {
          hold(lease);
          if (leases.done(lease)) {
            record.get().events().forEach(outbox::append);
            progress.queueDeferred(lease.video());
            progress.settle(lease.video());
            FailPoints.reach(FailPoint.STEP_RECORDED, lease.step().text());
          } else if (!leases.isDone(lease)) {
            throw new LeaseLost(lease);
          }
        });
  }

  /** Records that the step has failed for good, and tells everybody. */
  void failed(Lease lease, String reason) {
    transaction.executeWithoutResult(
        _ -> {
          hold(lease);
          require(lease, leases.failed(lease, reason));
          outbox.append(
              new VideoFailed(
                  EventId.random(),
                  lease.video(),
                  lease.step().text(),
                  reason,
                  Map.of("attempt", lease.attempt()),
                  clock.instant()));
          progress.settle(lease.video());
        });
  }

  /** Records a failure that is tried again after the pause. */
  void retrying(Lease lease, String reason, Duration pause) {
    require(lease, leases.retrying(lease, reason, pause));
  }

  /** Records that a server of ours is away, and the step waits. */
  void waiting(Lease lease, String reason, Duration pause) {
    require(lease, leases.waiting(lease, reason, pause));
  }

  /** Gives the step to whoever takes it up next. */
  void handBack(Lease lease) {
    require(lease, leases.handBack(lease));
  }

  private void hold(Lease lease) {
    if (!progress.holdIfThere(lease.video())) {
      throw new LeaseLost(lease);
    }
  }

  private static void require(Lease lease, boolean held) {
    if (!held) {
      throw new LeaseLost(lease);
    }
  }
}
