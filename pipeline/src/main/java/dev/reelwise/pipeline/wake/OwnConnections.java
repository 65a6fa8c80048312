package dev.reelwise.pipeline.wake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Connections outside of the pool, for work that keeps one for as long as the process lives. */
public final class OwnConnections {

  private final String url;
  private final Properties properties = new Properties();

  OwnConnections(String url, @Nullable String user, @Nullable String password) {
    this.url = url;
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    // A server that vanished without a word is noticed by these, in seconds.
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("tcpKeepAlive", "true");
  }

  /** Opens a connection named {@code purpose} in the server's list of activities. */
  public Connection open(String purpose) throws SQLException {
    Properties named = new Properties();
    named.putAll(properties);
    named.setProperty("ApplicationName", "reelwise " + purpose);
    return DriverManager.getConnection(url, named);
  }
}
