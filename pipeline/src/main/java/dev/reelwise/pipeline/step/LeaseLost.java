package dev.reelwise.pipeline.step;

/** Another worker has taken the step over, or nobody wants it any more: nothing may be recorded. */
final class LeaseLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLost(Lease lease) {
    super(
        "Attempt %d of %s of video %s has lost its lease"
            .formatted(lease.attempt(), lease.step().text(), lease.video()));
  }
}
