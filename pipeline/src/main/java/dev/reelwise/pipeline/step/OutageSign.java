package dev.reelwise.pipeline.step;

/**
 * Tells whether a failure means that a server of ours is away. Each bean of this type is asked; a
 * step that fails so waits without using up an attempt.
 */
@FunctionalInterface
public interface OutageSign {

  /** True when {@code failure} (a cause of it is asked separately) is an outage, not a fault. */
  boolean isOutage(Throwable failure);
}
