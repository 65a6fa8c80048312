package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of users. An e-mail address belongs to one active user at most. */
@Repository
class UserRepository {

  private final JdbcClient database;

  UserRepository(JdbcClient database) {
    this.database = database;
  }

  /** Throws {@link EmailTaken}. */
  Account insert(String name, String email, String passwordHash) {
    try {
      return database
          .sql(
              """
              insert into users (name, email, password_hash)
              values (:name, :email, :hash)
              returning id, name, email, role, is_active, created_at
              """)
          .param("name", name)
          .param("email", email)
          .param("hash", passwordHash)
          .query(UserRepository::account)
          .single();
    } catch (DuplicateKeyException taken) {
      throw new EmailTaken(email);
    }
  }

  Optional<Account> find(UserId id) {
    return database
        .sql(
            """
            select id, name, email, role, is_active, created_at
            from users
            where id = :id and is_active
            """)
        .param("id", id.value())
        .query(UserRepository::account)
        .optional();
  }

  Optional<Login> login(String email) {
    return database
        .sql(
            """
            select id, name, email, role, is_active, created_at, password_hash
            from users
            where email = :email and is_active
            """)
        .param("email", email)
        .query((row, number) -> new Login(account(row, number), row.getString("password_hash")))
        .optional();
  }

  boolean hasEmail(String email) {
    return database
        .sql("select exists (select 1 from users where email = :email and is_active)")
        .param("email", email)
        .query(Boolean.class)
        .single();
  }

  /** The active users with greater ids, in the order of these. */
  List<KnownEmail> emailsAfter(long user, int limit) {
    return database
        .sql(
            """
            select id, email from users where id > :user and is_active order by id limit :limit
            """)
        .param("user", user)
        .param("limit", limit)
        .query((row, number) -> new KnownEmail(row.getLong("id"), row.getString("email")))
        .list();
  }

  Optional<String> passwordHash(UserId id) {
    return database
        .sql("select password_hash from users where id = :id and is_active")
        .param("id", id.value())
        .query(String.class)
        .optional();
  }

  /** False when there is no such active user. */
  boolean rename(UserId id, String name) {
    return database
            .sql(
                """
                update users set name = :name, updated_at = now() where id = :id and is_active
                """)
            .param("name", name)
            .param("id", id.value())
            .update()
        > 0;
  }

  void setPassword(UserId id, String hash) {
    database
        .sql("update users set password_hash = :hash, updated_at = now() where id = :id")
        .param("hash", hash)
        .param("id", id.value())
        .update();
  }

  void delete(UserId id) {
    database.sql("delete from users where id = :id").param("id", id.value()).update();
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    return new Account(
        new UserId(row.getInt("id")),
        row.getString("name"),
        row.getString("email"),
        Role.of(row.getString("role")),
        row.getBoolean("is_active"),
        row.getTimestamp("created_at").toInstant());
  }

  /** An address that has an account, by the number of its user. */
  record KnownEmail(long user, String email) {}

  /** What a sign-in is checked against. */
  record Login(Account account, String passwordHash) {}
}
