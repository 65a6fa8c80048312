package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What users change of their own accounts. */
@Service
class OwnAccount {

  private static final Logger LOG = LoggerFactory.getLogger(OwnAccount.class);

  private final UserRepository users;
  private final Passwords passwords;
  private final Sessions sessions;
  private final TransactionOperations transactions;
  private final ApplicationEventPublisher events;

  OwnAccount(
      UserRepository users,
      Passwords passwords,
      Sessions sessions,
      TransactionOperations transactions,
      ApplicationEventPublisher events) {
    this.users = users;
    this.passwords = passwords;
    this.sessions = sessions;
    this.transactions = transactions;
    this.events = events;
  }

  /** Throws {@link AccountGone}. */
  Account rename(UserId id, String name) {
    transactions.executeWithoutResult(
        transaction -> {
          if (!users.rename(id, name.strip())) {
            throw new AccountGone(id);
          }
          events.publishEvent(new AccountRenamed(id));
        });
    LOG.info("User {} has another name", id);
    return users.find(id).orElseThrow(() -> new AccountGone(id));
  }

  /**
   * Ends all sessions. Throws {@link WrongPassword}, {@link SignInAgain} and {@link AccountGone}.
   */
  void changePassword(Proof proof, String next) {
    UserId id = require(proof);
    String hash = passwords.hash(next);
    endAll(id, () -> users.setPassword(id, hash));
    LOG.info("User {} has another password", id);
  }

  /**
   * The account is gone when this returns, and its address free; what it owns follows. Throws
   * {@link WrongPassword}, {@link SignInAgain} and {@link AccountGone}.
   */
  void delete(Proof proof) {
    UserId id = require(proof);
    endAll(
        id,
        () -> {
          users.delete(id);
          events.publishEvent(new AccountDeleted(id));
        });
    LOG.info("User {} has deleted the account", id);
  }

  /** Ends all sessions, and what else was given to whoever knew the password. */
  void forgetPassword(UserId id) {
    endAll(
        id,
        () -> {
          users.setPassword(id, Passwords.NONE);
          events.publishEvent(new AccountTakenOver(id));
        });
    LOG.info("User {} has no password any more: the address is proven to be theirs", id);
  }

  private void endAll(UserId id, Runnable change) {
    List<SessionId> ended =
        transactions.execute(
            transaction -> {
              List<SessionId> open = sessions.endAllOf(id);
              change.run();
              return open;
            });
    sessions.tell(ended);
  }

  private UserId require(Proof proof) {
    UserId id = proof.user();
    String hash = users.passwordHash(id).orElseThrow(() -> new AccountGone(id));
    if (hash.equals(Passwords.NONE)) {
      SessionId _ = proof.session().filter(sessions::isNew).orElseThrow(SignInAgain::new);
    } else if (!passwords.matches(proof.password(), hash)) {
      throw new WrongPassword();
    }
    return id;
  }
}
