package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Roles and closed accounts in the table of users. */
@Repository
class StandingRepository {

  private final JdbcClient database;

  StandingRepository(JdbcClient database) {
    this.database = database;
  }

  Optional<String> email(UserId id) {
    return database
        .sql("select email from users where id = :id")
        .param("id", id.value())
        .query(String.class)
        .optional();
  }

  /** Nobody opens a session of this user, or changes it, until the transaction ends. */
  Optional<AccountStanding.Standing> lock(UserId id) {
    return database
        .sql("select role, is_active from users where id = :id for update")
        .param("id", id.value())
        .query(
            (row, number) ->
                new AccountStanding.Standing(
                    Role.of(row.getString("role")), row.getBoolean("is_active")))
        .optional();
  }

  /** Throws DuplicateKeyException when another open account has the address. */
  void update(UserId id, AccountStanding.Standing standing) {
    database
        .sql(
            """
            update users set role = :role, is_active = :active, updated_at = now() where id = :id
            """)
        .param("role", standing.role().text())
        .param("active", standing.active())
        .param("id", id.value())
        .update();
  }
}
