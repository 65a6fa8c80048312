package dev.reelwise.api.chore;

import java.time.Instant;

/** A kind of small work. Every bean of this type is found by the workers of every process. */
public interface Chore {

  /** Names the kind in the table; never changes once there are rows. */
  String name();

  /**
   * Does the work; it may be done again after a crash, so a repeat must be harmless. An exception
   * means that it is tried again later, until it succeeds.
   */
  Next perform(String subject);

  /** What becomes of the chore. */
  sealed interface Next {}

  /** Nothing is left to do. */
  record Finished() implements Next {}

  /** To be done again, at that time or later. */
  record Again(Instant at) implements Next {}
}
