package dev.reelwise.api.oidc;

import dev.reelwise.contracts.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of codes. */
@Repository
class SignInCodeRepository {

  private final JdbcClient database;

  SignInCodeRepository(JdbcClient database) {
    this.database = database;
  }

  /** Takes the old ones away, whosever they are. */
  void insert(byte[] hash, UserId user, Instant now, Instant expiry) {
    database
        .sql(
            """
            with old as (delete from sign_in_codes where expires_at < :now)
            insert into sign_in_codes (hash, user_id, expires_at) values (:hash, :user, :expiry)
            """)
        .param("now", at(now))
        .param("hash", hash)
        .param("user", user.value())
        .param("expiry", at(expiry))
        .update();
  }

  /** Whose it was, for one of many callers; empty when it is unknown or old. */
  Optional<UserId> delete(byte[] hash, Instant now) {
    return database
        .sql("delete from sign_in_codes where hash = :hash and expires_at > :now returning user_id")
        .param("hash", hash)
        .param("now", at(now))
        .query((row, number) -> new UserId(row.getInt(1)))
        .optional();
  }

  private static OffsetDateTime at(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
