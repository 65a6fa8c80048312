package dev.reelwise.api.video;

import dev.reelwise.api.account.AccountDeleted;
import dev.reelwise.api.chore.Chore;
import dev.reelwise.api.chore.Chores;
import dev.reelwise.contracts.UserId;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Deletes the videos and comments of an account that was deleted: at once, and a day later those
 * whose upload was still under way. The subject is {@code {user}:{now or later}}.
 */
@Component
class OwnerDeparture implements Chore {

  static final String NAME = "account_departure";

  private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

  private final Deletions deletions;
  private final DepartureRepository comments;
  private final Chores chores;
  private final Clock clock;

  OwnerDeparture(Deletions deletions, DepartureRepository comments, Chores chores, Clock clock) {
    this.deletions = deletions;
    this.comments = comments;
    this.chores = chores;
    this.clock = clock;
  }

  @EventListener
  void on(AccountDeleted account) {
    chores.add(NAME, account.id() + ":now");
    chores.add(NAME, account.id() + ":later", clock.instant().plus(LONGEST_UPLOAD));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Next perform(String subject) {
    UserId owner = new UserId(Integer.parseInt(subject.substring(0, subject.indexOf(':'))));
    deletions.deleteAllOf(owner);
    comments.deleteAllOf(owner);
    return new Finished();
  }
}
