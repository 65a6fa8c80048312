package dev.reelwise.api.index;

import dev.reelwise.pipeline.wake.OwnConnections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Lets one rebuild go on at a time, in whatever process: an advisory lock of the schema. */
@Component
class RebuildLock {

  private static final String TAKE =
      "select pg_try_advisory_lock(hashtextextended(current_schema() || '.search_rebuild', 0))";

  private final OwnConnections connections;

  RebuildLock(OwnConnections connections) {
    this.connections = connections;
  }

  /** Empty while another rebuild goes on. */
  Optional<Held> take() {
    try {
      Connection connection = connections.open("search rebuild");
      if (isTrue(connection, TAKE)) {
        return Optional.of(new Held(connection));
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("The lock of rebuilds can't be taken", e);
    }
  }

  private static boolean isTrue(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  /** The lock; it ends with its connection. */
  record Held(Connection connection) implements AutoCloseable {

    /** Throws DataAccessResourceFailureException when the lock was lost. */
    void check() {
      try {
        isTrue(connection, "select true");
      } catch (SQLException e) {
        throw new DataAccessResourceFailureException("The lock of rebuilds was lost", e);
      }
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new DataAccessResourceFailureException("The lock of rebuilds can't be freed", e);
      }
    }
  }
}
