package dev.reelwise.bench.emails;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The table of users, seen from beside the API. */
final class UserTable implements AutoCloseable {

  /** A server process tells its counts after ten idle seconds at the latest. */
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(12);

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Connection connection;

  UserTable(Map<String, String> servers) throws SQLException {
    this.connection =
        DriverManager.getConnection(
            "jdbc:postgresql://%s:%s/%s?currentSchema=%s"
                .formatted(
                    servers.get("DB_HOST"),
                    servers.get("DB_PORT"),
                    servers.get("DB_NAME"),
                    servers.get("DB_SCHEMA")),
            servers.get("PG_USER"),
            servers.get("PG_PASSWORD"));
  }

  /** Adds accounts that nobody can open, and asks for a filter with them. Returns the last id. */
  long fill(int count) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into users (name, email, password_hash)
          select 'Bench', 'known-' || n || '@reelwise.example', '!' from generate_series(1, %d) n
          """
              .formatted(count));
      statement.execute("vacuum analyze users");
    }
    return number("select max(id) from users");
  }

  void hurryTheFilter() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          update scheduled_tasks set execution_time = now(), version = version + 1
          where task_name = 'sync_user_emails' and not picked
          """);
    }
  }

  /** The statement that the API asks, prepared. */
  PreparedStatement lookUp() throws SQLException {
    return connection.prepareStatement(
        "select exists (select 1 from users where email = ? and is_active)");
  }

  /** How often the index of addresses was asked until now, when all processes have told it. */
  long scans() throws SQLException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    long before = -1;
    long now = told();
    while (now != before) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The index of addresses is asked by somebody else, too");
      }
      Thread.sleep(TOLD_WITHIN);
      before = now;
      now = told();
    }
    return now;
  }

  private long told() throws SQLException {
    return number(
        "select idx_scan from pg_stat_user_indexes where indexrelname = 'users_active_email'");
  }

  private long number(String query) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
