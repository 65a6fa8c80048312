package dev.reelwise.api.chore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Takes chores, in the caller's transaction: they are done if and only if it commits. */
@Component
public class Chores {

  /** A worker whose clock is behind ours must not wait for it. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private final ChoreRepository chores;
  private final Clock clock;

  Chores(ChoreRepository chores, Clock clock) {
    this.chores = chores;
    this.clock = clock;
  }

  /**
   * Asks for a chore at once. {@code subject} says of what and names this very chore: while one of
   * that name waits or is being done, another changes nothing.
   */
  public void add(String name, String subject) {
    chores.insert(name, subject, now());
  }

  /** As {@link #add(String, String)}, to be done at that time or later. */
  public void add(String name, String subject, Instant due) {
    chores.insert(name, subject, due);
  }

  /** As {@link #add(String, String)}; one that waits for a later time is done now. */
  public void hurry(String name, String subject) {
    chores.insert(name, subject, now());
    chores.bringForward(name, subject, now());
  }

  private Instant now() {
    return clock.instant().minus(SLACK);
  }
}
