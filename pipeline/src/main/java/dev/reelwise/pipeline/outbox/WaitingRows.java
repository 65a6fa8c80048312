package dev.reelwise.pipeline.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The unpublished rows as one snapshot saw them, in order, read batch by batch. One snapshot,
 * because a row that is committed between two reads could otherwise be overtaken by a later row of
 * the same video: its place would lie before the second read's begin. Closing ends the snapshot.
 */
interface WaitingRows extends AutoCloseable {

  /**
   * With the number of rows to be put in. The JSON comes without its end, for the event's id to be
   * added here ({@link WaitingRow#value}): that costs the server more. Only an object has a key.
   */
  String QUERY =
      """
      select ctid, position, id, topic, payload ->> 'videoId',
             case when not jsonb_exists(payload, 'eventId') then payload
                  when jsonb_typeof(payload) = 'object' then payload - 'eventId' end,
             date_part('epoch', now() - created_at), traceparent
      from outbox_events
      where not published and parked_at is null
      order by position limit %d
      """;

  /**
   * Needed by all that read. Until a transaction ends it sees one snapshot, also between its
   * statements. Rows are found by their order, also in a table that was empty when it was planned
   * for last: sorting a backlog would go through all of it for each snapshot.
   */
  static void prepare(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (Statement statement = connection.createStatement()) {
      // The server may have limits for its users, and which there are depends on its version.
      statement.execute(
          """
          select set_config(name, '0', false) from pg_settings
          where name in
            ('statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout')
          """);
      statement.execute("set enable_seqscan = off");
      statement.execute("set enable_sort = off");
    }
    connection.commit();
  }

  /** The next rows; fewer than a batch when these are the last, maybe none. */
  List<WaitingRow> next() throws SQLException;

  @Override
  void close() throws SQLException;
}
