package dev.reelwise.api.idempotency;

import dev.reelwise.api.chore.Chore;
import dev.reelwise.api.chore.Chores;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes keys whose time is over, each hour and at every start. */
@Component
class SweepKeys implements Chore {

  static final String NAME = "idempotency_sweep";

  private static final Logger LOG = LoggerFactory.getLogger(SweepKeys.class);
  private static final Duration EVERY = Duration.ofHours(1);

  private final IdempotencyRepository keys;
  private final Chores chores;
  private final Clock clock;

  SweepKeys(IdempotencyRepository keys, Chores chores, Clock clock) {
    this.keys = keys;
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
    LOG.debug("{} idempotency keys have expired", keys.deleteExpired());
    return new Again(clock.instant().plus(EVERY));
  }
}
