package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Changes an account's role, and whether it is open. What takes rights away ends all sessions. */
@Service
public class AccountStanding {

  private static final Logger LOG = LoggerFactory.getLogger(AccountStanding.class);

  private final StandingRepository standings;
  private final Sessions sessions;
  private final KnownEmails known;
  private final TransactionOperations transactions;

  AccountStanding(
      StandingRepository standings,
      Sessions sessions,
      KnownEmails known,
      TransactionOperations transactions) {
    this.standings = standings;
    this.sessions = sessions;
    this.known = known;
    this.transactions = transactions;
  }

  /**
   * What is null stays as it is. Throws {@link AccountNotFound}, and {@link EmailTaken} when
   * another account has its address meanwhile.
   */
  public void change(UserId id, @Nullable Role role, @Nullable Boolean active) {
    String email = standings.email(id).orElseThrow(() -> new AccountNotFound(id));
    known.remember(new EmailAddress(email));
    try {
      sessions.tell(transactions.execute(transaction -> changed(id, role, active)));
    } catch (DuplicateKeyException taken) {
      throw new EmailTaken(email);
    }
  }

  private List<SessionId> changed(UserId id, @Nullable Role role, @Nullable Boolean active) {
    Standing before = standings.lock(id).orElseThrow(() -> new AccountNotFound(id));
    Standing after =
        new Standing(
            role == null ? before.role() : role, active == null ? before.active() : active);
    if (after.equals(before)) {
      return List.of();
    }
    standings.update(id, after);
    LOG.info("User {} was {} and is {}", id, before, after);
    return after.isLessThan(before) ? sessions.endAllOf(id) : List.of();
  }

  /** What an account is, and whether it is open. */
  record Standing(Role role, boolean active) {

    boolean isLessThan(Standing before) {
      return (before.active && !active) || (before.role == Role.ADMIN && role == Role.USER);
    }
  }
}
