package dev.reelwise.api.account;

import dev.reelwise.api.chore.Chores;
import dev.reelwise.contracts.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sign-ins and their refresh tokens. Each token is good once and brings the next; one that comes
 * back is in two hands, and ends the session with all its tokens (RFC 9700, section 4.14.2).
 */
@Component
class Sessions {

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private static final Duration NEW = Duration.ofMinutes(10);

  private final SessionRepository sessions;
  private final RevokedTokens revoked;
  private final Chores chores;
  private final TransactionOperations transactions;
  private final AccountSettings settings;
  private final Clock clock;

  Sessions(
      SessionRepository sessions,
      RevokedTokens revoked,
      Chores chores,
      TransactionOperations transactions,
      AccountSettings settings,
      Clock clock) {
    this.sessions = sessions;
    this.revoked = revoked;
    this.chores = chores;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Throws {@link AccountGone} when the account was closed just now. */
  Opened open(UserId user) {
    SessionId session = SessionId.random();
    return transactions.execute(
        transaction -> {
          sessions.deleteOld(user, clock.instant());
          if (!sessions.insert(session, user, clock.instant().plus(settings.refreshExpiry()))) {
            throw new AccountGone(user);
          }
          return new Opened(session, user, nextToken(session));
        });
  }

  /** Whether the user has signed in with it just now; a refresh does not make it new. */
  boolean isNew(SessionId session) {
    return sessions.existsSince(session, clock.instant().minus(NEW));
  }

  /** Throws {@link RefreshRefused}. */
  Opened refresh(String token) {
    byte[] hash = Secrets.hash(token);
    Optional<Opened> next =
        transactions.execute(
            transaction ->
                sessions
                    .use(hash, clock.instant())
                    .map(of -> new Opened(of.session(), of.user(), nextToken(of.session()))));
    return next.orElseThrow(
        () -> {
          sessions.used(hash).ifPresent(this::endStolen);
          return new RefreshRefused();
        });
  }

  private void endStolen(SessionId session) {
    LOG.warn("A refresh token of session {} came back: the session is ended", session);
    end(session);
  }

  private String nextToken(SessionId session) {
    String token = Secrets.next();
    Instant expiry = clock.instant().plus(settings.refreshExpiry());
    sessions.insertToken(session, Secrets.hash(token), expiry);
    return token;
  }

  /** The session's tokens are dead from now on, whether Redis is there or not. */
  void end(SessionId session) {
    transactions.executeWithoutResult(
        transaction -> {
          sessions.delete(session);
          tellLater(List.of(session));
        });
    tell(List.of(session));
  }

  /** Ends every session of this user with the caller's transaction; then {@link #tell} them. */
  List<SessionId> endAllOf(UserId user) {
    List<SessionId> ended = sessions.deleteAllOf(user);
    tellLater(ended);
    return ended;
  }

  /** Lets Redis know, outside of any transaction, that these were ended. */
  void tell(List<SessionId> ended) {
    ended.forEach(revoked::tryToRevoke);
  }

  /** Redis may be away just now, or this process die before it has told it. */
  private void tellLater(List<SessionId> ended) {
    ended.forEach(session -> chores.add(RevokeSession.NAME, session.toString()));
  }

  /** An open session with the refresh token that is good now. */
  record Opened(SessionId id, UserId user, String refreshToken) {

    @Override
    public String toString() {
      return "Opened[" + id + "]";
    }
  }
}
