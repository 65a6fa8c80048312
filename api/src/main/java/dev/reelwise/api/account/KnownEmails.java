package dev.reelwise.api.account;

import dev.reelwise.api.chore.Chores;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tells whether an address has an account. A filter in Redis knows most that have none; the table
 * is asked only when it says maybe, is not complete, or is away.
 */
@Component
class KnownEmails {

  private static final Logger LOG = LoggerFactory.getLogger(KnownEmails.class);
  private static final String METRIC = "reelwise.emails.asked";

  private final EmailFilter filter;
  private final UserRepository users;
  private final Chores chores;
  private final Counter byFilter;
  private final Counter byTable;
  private final Counter fallbacks;

  KnownEmails(EmailFilter filter, UserRepository users, Chores chores, MeterRegistry meters) {
    this.filter = filter;
    this.users = users;
    this.chores = chores;
    this.byFilter = meters.counter(METRIC, "answered", "filter");
    this.fallbacks = meters.counter("reelwise.redis.fallbacks", "use", "emails");
    this.byTable = meters.counter(METRIC, "answered", "table");
  }

  boolean contains(EmailAddress email) {
    if (look(email) == EmailFilter.Answer.NO) {
      byFilter.increment();
      return false;
    }
    byTable.increment();
    return users.hasEmail(email.value());
  }

  private EmailFilter.Answer look(EmailAddress email) {
    try {
      return filter.look(email);
    } catch (DataAccessException away) {
      fallbacks.increment();
      LOG.warn("Redis is away: the table of users is asked instead: {}", away.toString());
      return EmailFilter.Answer.UNKNOWN;
    }
  }

  /** Must come before the account does: a filter may say maybe too often, but never a wrong no. */
  void remember(EmailAddress email) {
    try {
      filter.add(email);
    } catch (DataAccessException away) {
      fallbacks.increment();
      LOG.warn("Redis is away: the filter of addresses is filled later: {}", away.toString());
      chores.hurry(SyncUserEmails.NAME, SyncUserEmails.ALL);
    }
  }
}
