package dev.reelwise.api.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys that were used, and the answers to them. */
@Repository
class IdempotencyRepository {

  /** A request whose process has not said for so many seconds that it lives is done anew. */
  private static final int DEAD_SECONDS = 15;

  private final JdbcClient database;

  IdempotencyRepository(JdbcClient database) {
    this.database = database;
  }

  Claim claim(IdempotencyKey key, byte[] fingerprint, Duration keptFor) {
    while (true) {
      UUID holder = UUID.randomUUID();
      Optional<Claim> found =
          take(key, fingerprint, keptFor, holder).or(() -> find(key, fingerprint));
      if (found.isPresent()) {
        return found.get();
      }
      // It was released in between.
    }
  }

  private Optional<Claim> take(
      IdempotencyKey key, byte[] fingerprint, Duration keptFor, UUID holder) {
    return database
        .sql(
            """
                insert into idempotency_keys as k (user_id, key, fingerprint, holder, expires_at)
                values (:user, :key, :fingerprint, :holder, now() + make_interval(secs => :seconds))
                on conflict (user_id, key) do update
                set fingerprint = excluded.fingerprint, holder = excluded.holder,
                    alive_at = now(), expires_at = excluded.expires_at, created_at = now(),
                    status = null, content_type = null, body = null,
                    committed = k.committed and k.expires_at > now(),
                    made = case when k.expires_at > now() then k.made end
                where k.expires_at <= now()
                   or (k.status is null and k.alive_at < now() - make_interval(secs => :dead)
                       and (not k.committed or k.fingerprint = excluded.fingerprint))
                returning committed, made
                """)
        .param("user", key.user())
        .param("key", key.text())
        .param("fingerprint", fingerprint)
        .param("holder", holder)
        .param("seconds", (double) keptFor.toSeconds())
        .param("dead", (double) DEAD_SECONDS)
        .query((row, _) -> taken(row, holder))
        .optional();
  }

  private static Claim taken(ResultSet row, UUID holder) throws SQLException {
    Integer made = row.getObject("made", Integer.class);
    return row.getBoolean("committed") && made == null
        ? new Claim.Done()
        : new Claim.Ours(holder, made);
  }

  /** Notes in the request's transaction that it is done; false when the key is another's by now. */
  boolean commit(KeyedRequest request) {
    return database
            .sql(
                """
                update idempotency_keys
                set committed = true, made = coalesce(:made, made)
                where user_id = :user and key = :key and holder = :holder and status is null
                """)
            .param("made", request.made(), Types.INTEGER)
            .param("user", request.key().user())
            .param("key", request.key().text())
            .param("holder", request.holder())
            .update()
        == 1;
  }

  private Optional<Claim> find(IdempotencyKey key, byte[] fingerprint) {
    return database
        .sql(
            """
            select fingerprint, status, content_type, body
            from idempotency_keys where user_id = :user and key = :key
            """)
        .param("user", key.user())
        .param("key", key.text())
        .query((row, number) -> claim(row, fingerprint))
        .optional();
  }

  private static Claim claim(ResultSet row, byte[] fingerprint) throws SQLException {
    if (!Arrays.equals(row.getBytes("fingerprint"), fingerprint)) {
      return new Claim.Taken();
    }
    Integer status = row.getObject("status", Integer.class);
    return status == null
        ? new Claim.UnderWay()
        : new Claim.Answered(
            new StoredAnswer(
                status,
                Objects.requireNonNullElse(row.getString("content_type"), ""),
                row.getBytes("body")));
  }

  /** Does nothing when another request has the key by now. */
  void store(IdempotencyKey key, UUID holder, StoredAnswer answer) {
    database
        .sql(
            """
            update idempotency_keys set status = :status, content_type = :type, body = :body
            where user_id = :user and key = :key and holder = :holder
            """)
        .param("status", answer.status())
        .param("type", answer.contentType())
        .param("body", answer.body())
        .param("user", key.user())
        .param("key", key.text())
        .param("holder", holder)
        .update();
  }

  /** Forgets a request that came to nothing; one that has done its work is left to a repeat. */
  void release(IdempotencyKey key, UUID holder) {
    int forgotten =
        database
            .sql(
                """
                delete from idempotency_keys
                where user_id = :user and key = :key and holder = :holder and status is null
                  and not committed
                """)
            .param("user", key.user())
            .param("key", key.text())
            .param("holder", holder)
            .update();
    if (forgotten == 0) {
      database
          .sql(
              """
              update idempotency_keys set alive_at = '-infinity'
              where user_id = :user and key = :key and holder = :holder and status is null
              """)
          .param("user", key.user())
          .param("key", key.text())
          .param("holder", holder)
          .update();
    }
  }

  void alive(Collection<UUID> holders) {
    database
        .sql(
            """
            update idempotency_keys set alive_at = now()
            where holder in (:holders) and status is null
            """)
        .param("holders", holders)
        .update();
  }

  int deleteExpired() {
    return database.sql("delete from idempotency_keys where expires_at <= now()").update();
  }
}
