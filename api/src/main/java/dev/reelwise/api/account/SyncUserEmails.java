package dev.reelwise.api.account;

import dev.reelwise.api.chore.Chore;
import dev.reelwise.api.chore.Chores;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings the filter of addresses up to date with the table, daily and at every start: only with the
 * users that came since the last time. However many instances there are, one does it.
 */
@Component
class SyncUserEmails implements Chore {

  static final String NAME = "sync_user_emails";
  static final String ALL = "all";

  private static final Logger LOG = LoggerFactory.getLogger(SyncUserEmails.class);
  private static final Duration EVERY = Duration.ofDays(1);
  private static final int BATCH = 500;

  /** Ids are given before they are committed: some may have come late behind the last one. */
  private static final int OVERLAP = 1_000;

  private final EmailFilter filter;
  private final UserRepository users;
  private final Chores chores;
  private final Clock clock;

  SyncUserEmails(EmailFilter filter, UserRepository users, Chores chores, Clock clock) {
    this.filter = filter;
    this.users = users;
    this.chores = chores;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void atStart() {
    chores.hurry(NAME, ALL);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Next perform(String subject) {
    EmailFilter.Filling filling = filter.prepare(UUID.randomUUID().toString());
    long seen = 0;
    long last = Math.max(0, filling.user() - OVERLAP);
    List<UserRepository.KnownEmail> batch;
    do {
      batch = users.emailsAfter(last, BATCH);
      if (!batch.isEmpty()) {
        last = batch.getLast().user();
        require(filter.fill(filling, addresses(batch), last));
        seen += batch.size();
      }
    } while (batch.size() == BATCH);
    require(filter.complete(filling));
    LOG.info("The filter of addresses knows all users; {} were looked at", seen);
    return new Again(clock.instant().plus(EVERY));
  }

  private static List<EmailAddress> addresses(List<UserRepository.KnownEmail> batch) {
    return batch.stream().map(known -> new EmailAddress(known.email())).toList();
  }

  private static void require(boolean goesOn) {
    if (!goesOn) {
      throw new IllegalStateException("Redis has lost the filter while it was filled");
    }
  }
}
