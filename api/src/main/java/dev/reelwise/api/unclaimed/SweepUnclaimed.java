package dev.reelwise.api.unclaimed;

import dev.reelwise.api.chore.Chore;
import dev.reelwise.api.chore.Chores;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks every half a minute for objects that nobody will claim any more. */
@Component
class SweepUnclaimed implements Chore {

  static final String NAME = "unclaimed_sweep";

  private static final Duration EVERY = Duration.ofSeconds(30);

  private final UnclaimedObjects objects;
  private final Chores chores;
  private final Clock clock;

  SweepUnclaimed(UnclaimedObjects objects, Chores chores, Clock clock) {
    this.objects = objects;
    this.chores = chores;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void atStart() {
    chores.hurry(NAME, "all");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Next perform(String subject) {
    objects.sweep();
    return new Again(clock.instant().plus(EVERY));
  }
}
