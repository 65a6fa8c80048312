package dev.reelwise.pipeline.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The connection of the one relay that works, which holds an advisory lock of the schema. All that
 * the relay writes goes over it: a relay that has lost it, and so the lock, can't mark anything any
 * more.
 */
class LeaderConnection implements AutoCloseable {

  private static final String THESE =
      " where ctid = any(:places::tid[]) and position between :first and :last";

  static final String PUBLISHED =
      "update outbox_events set published = true, published_at = now()" + THESE;

  static final String DELETE = "delete from outbox_events" + THESE;

  /** The trigger on the table names it likewise. */
  private static final String LISTENING =
      "hashtextextended(current_schema() || '.outbox_listening', 0)";

  private final Connection connection;
  private final JdbcClient jdbc;

  LeaderConnection(Connection connection) {
    this.connection = connection;
    this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /** Takes the lock, which the server frees when this connection ends. False: another has it. */
  boolean lead() {
    boolean leading =
        jdbc.sql(
                "select pg_try_advisory_lock(hashtextextended(current_schema() || '.outbox_relay', 0))")
            .query(Boolean.class)
            .single();
    if (leading) {
      jdbc.sql("set enable_seqscan = off").update();
      // A mark that a crash of the server undoes is a repeat; nobody waits for the disk for that.
      jdbc.sql("set synchronous_commit = off").update();
      // Less than the connection's own patience: what it has given up must not happen later.
      jdbc.sql("set statement_timeout = '20s'").update();
      // Who rewrites the table waits for the reader, and a mark for both.
      jdbc.sql("set lock_timeout = '5s'").update();
    }
    return leading;
  }

  /**
   * From now on writers notify. False, and nothing has changed, while a transaction is open that
   * has written without notifying.
   */
  boolean listen() {
    return jdbc.sql("select pg_try_advisory_lock(" + LISTENING + ")").query(Boolean.class).single();
  }

  /** Spares writers the notification until {@link #listen} is called again. */
  void stopListening() {
    boolean _ =
        jdbc.sql("select pg_advisory_unlock(" + LISTENING + ")").query(Boolean.class).single();
  }

  void probe() {
    jdbc.sql("select 1").query(Integer.class).single();
  }

  /**
   * Needs rows in their order. They are found by their places: a table that was empty a moment ago
   * is planned for as if it still were, and any other way in could be one through all of its rows.
   * The snapshot that they were read in must still be open; if it has ended nevertheless, what has
   * taken a place since lies behind them in the order.
   */
  void published(List<WaitingRow> rows) {
    mark(PUBLISHED, rows);
  }

  /** Instead of {@link #published}, when published rows are not kept. */
  void delete(List<WaitingRow> rows) {
    mark(DELETE, rows);
  }

  private void mark(String sql, List<WaitingRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(sql)
        .param("places", rows.stream().map(WaitingRow::place).toArray(String[]::new))
        .param("first", rows.getFirst().position())
        .param("last", rows.getLast().position())
        .update();
  }

  /** Counts an attempt; true when the row is parked by it, after {@code limit} of them. */
  boolean failed(WaitingRow row, String reason, int limit) {
    return jdbc.sql(
            """
            update outbox_events
            set attempts = attempts + 1, error = :reason,
                parked_at = case when attempts + 1 >= :limit then now() end
            where id = :id::uuid
            returning parked_at is not null
            """)
        .param("id", row.id())
        .param("reason", reason)
        .param("limit", limit)
        .query(Boolean.class)
        .single();
  }

  /** Deletes some of the rows published longer than {@code age} ago, and tells how many. */
  int purgePublished(Duration age, int limit) {
    return jdbc.sql(
            """
            delete from outbox_events where id in
              (select id from outbox_events
               where published and published_at < now() - make_interval(secs => :age) limit :limit)
            """)
        .param("age", age.toMillis() / 1e3)
        .param("limit", limit)
        .update();
  }

  /** Deletes some of the ids of events absorbed longer than {@code age} ago. */
  int purgeAbsorbed(Duration age, int limit) {
    return jdbc.sql(
            """
            delete from processed_messages where id in
              (select id from processed_messages
               where processed_at < now() - make_interval(secs => :age) limit :limit)
            """)
        .param("age", age.toMillis() / 1e3)
        .param("limit", limit)
        .update();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
