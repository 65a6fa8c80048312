package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The roles in the table of users, of the database that the environment variables name. */
final class UserRoles {
  private static final String TIMEOUT_SECONDS = "10";

  private final Map<String, String> environment;

  UserRoles(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The account that has the role now; empty when there is none with this address. */
  Optional<Changed> set(String email, String role) {
    try (var connection = connect();
        var update =
            connection.prepareStatement(
                """
                update users set role = ?, updated_at = now()
                where email = ? and is_active
                returning id, name, created_at
                """)) {
      update.setString(1, role);
      update.setString(2, email);
      try (var row = update.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Changed(
                    row.getInt("id"),
                    row.getString("name"),
                    row.getTimestamp("created_at")
                        .toInstant()
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()))
            : Optional.empty();
      }
    } catch (SQLException failure) {
      throw new CommandFailure(
          ExitCode.FAILED, "The database does not take it: " + failure.getMessage(), failure);
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", value("PG_USER", "reelwise"));
    properties.setProperty("password", value("PG_PASSWORD", ""));
    properties.setProperty("currentSchema", value("DB_SCHEMA", "public"));
    properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
    properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s"
            .formatted(
                value("DB_HOST", "localhost"),
                value("DB_PORT", "5432"),
                value("DB_NAME", "reelwise")),
        properties);
  }

  private String value(String variable, String usual) {
    return environment.getOrDefault(variable, usual);
  }

  /** Whose role it was, and when the account was made: is it the one that was meant? */
  record Changed(int id, String name, LocalDate made) {}
}
