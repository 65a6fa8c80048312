package dev.reelwise.pipeline.away;

import dev.reelwise.contracts.Haste;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool, whose connections wait for the server's answer no longer than {@code patience} on
 * threads that work in {@link Haste}. The pool takes that back when it gets the connection back.
 */
final class HastyDataSource extends DelegatingDataSource {

  private final int patienceMillis;

  HastyDataSource(DataSource pool, Duration patience) {
    super(pool);
    this.patienceMillis = Math.toIntExact(patience.toMillis());
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    if (Haste.isOn()) {
      // It only sets the socket's timeout: nothing is sent, and the executor is not used.
      connection.setNetworkTimeout(Runnable::run, patienceMillis);
    }
    return connection;
  }
}
