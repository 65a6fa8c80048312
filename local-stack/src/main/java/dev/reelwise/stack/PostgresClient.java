package dev.reelwise.stack;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;

/** Asks PostgreSQL whether it works, and makes databases. */
record PostgresClient(String host, String port, String user, String password) {
  static final String USER = "reelwise";
  static final String DATABASE = "reelwise";
  private static final String TIMEOUT_SECONDS = "5";

  static PostgresClient to(Map<String, String> environment) {
    return new PostgresClient(
        environment.getOrDefault("DB_HOST", Place.LOOPBACK),
        environment.getOrDefault("DB_PORT", "5432"),
        environment.getOrDefault("PG_USER", USER),
        environment.getOrDefault("PG_PASSWORD", ""));
  }

  /** Makes the database unless it exists, and returns true. */
  boolean ensureDatabase(String name) throws IOException {
    if (!name.matches("[a-z0-9_]+")) {
      throw new IllegalArgumentException("Not a name for a database: " + name);
    }
    try (Connection connection = connect();
        var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      query.setString(1, name);
      try (var row = query.executeQuery();
          var statement = connection.createStatement()) {
        if (!row.next()) {
          statement.execute("create database " + name);
        }
      }
      return true;
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
    properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
    // Not by the DriverManager: what it finds depends on the caller's class loader.
    Connection connection =
        driver().connect("jdbc:postgresql://" + host + ":" + port + "/postgres", properties);
    if (connection == null) {
      throw new SQLException("The driver does not know its own addresses");
    }
    return connection;
  }

  static Driver driver() throws SQLException {
    for (Driver driver : ServiceLoader.load(Driver.class, PostgresClient.class.getClassLoader())) {
      if (driver.acceptsURL("jdbc:postgresql:")) {
        return driver;
      }
    }
    throw new SQLException("PostgreSQL's driver is missing from the class path");
  }
}
