package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of sessions and of their refresh tokens. */
@Repository
class SessionRepository {

  private final JdbcClient database;

  SessionRepository(JdbcClient database) {
    this.database = database;
  }

  /** False when the account is closed; one that is being closed just now is waited for. */
  boolean insert(SessionId session, UserId user, Instant expiry) {
    return database
            .sql(
                """
                insert into sessions (id, user_id, expires_at)
                select :id, id, :expiry from users where id = :user and is_active for share
                """)
            .param("id", session.value())
            .param("user", user.value())
            .param("expiry", at(expiry))
            .update()
        > 0;
  }

  /** Adds a refresh token, and lets the session live as long as it does. */
  void insertToken(SessionId session, byte[] hash, Instant expiry) {
    database
        .sql(
            """
            with longer as (update sessions set expires_at = :expiry where id = :session)
            insert into refresh_tokens (hash, session_id, expires_at)
            values (:hash, :session, :expiry)
            """)
        .param("session", session.value())
        .param("hash", hash)
        .param("expiry", at(expiry))
        .update();
  }

  /** Uses a token up: only one of many callers gets it. Empty when it is used, old or unknown. */
  Optional<Owned> use(byte[] hash, Instant now) {
    return database
        .sql(
            """
            update refresh_tokens t set used_at = :now
            from sessions s
            where t.hash = :hash and t.used_at is null and t.expires_at > :now
              and s.id = t.session_id
            returning s.id, s.user_id
            """)
        .param("hash", hash)
        .param("now", at(now))
        .query(
            (row, number) ->
                new Owned(
                    new SessionId(row.getObject("id", UUID.class)),
                    new UserId(row.getInt("user_id"))))
        .optional();
  }

  /** The session whose token this was, if it has been used. */
  Optional<SessionId> used(byte[] hash) {
    return database
        .sql("select session_id from refresh_tokens where hash = :hash and used_at is not null")
        .param("hash", hash)
        .query((row, number) -> new SessionId(row.getObject(1, UUID.class)))
        .optional();
  }

  /** Whether the account of a token without a session, such as {@code 42}, is there and open. */
  boolean isOpen(String subject) {
    return database
        .sql("select exists (select 1 from users where id = :id and is_active)")
        .param("id", Integer.parseInt(subject))
        .query(Boolean.class)
        .single();
  }

  boolean exists(SessionId session) {
    return database
        .sql("select exists (select 1 from sessions where id = :id)")
        .param("id", session.value())
        .query(Boolean.class)
        .single();
  }

  boolean existsSince(SessionId session, Instant since) {
    return database
        .sql("select exists (select 1 from sessions where id = :id and created_at > :since)")
        .param("id", session.value())
        .param("since", at(since))
        .query(Boolean.class)
        .single();
  }

  void delete(SessionId session) {
    database.sql("delete from sessions where id = :id").param("id", session.value()).update();
  }

  List<SessionId> deleteAllOf(UserId user) {
    return database
        .sql("delete from sessions where user_id = :user returning id")
        .param("user", user.value())
        .query((row, number) -> new SessionId(row.getObject(1, UUID.class)))
        .list();
  }

  void deleteOld(UserId user, Instant now) {
    database
        .sql("delete from sessions where user_id = :user and expires_at < :now")
        .param("user", user.value())
        .param("now", at(now))
        .update();
  }

  private static OffsetDateTime at(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  /** A session and whose it is. */
  record Owned(SessionId session, UserId user) {}
}
