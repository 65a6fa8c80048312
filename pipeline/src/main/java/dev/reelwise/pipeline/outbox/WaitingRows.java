package dev.reelwise.pipeline.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The unpublished rows as one snapshot saw them, in order, read batch by batch. One snapshot,
 * because a row that is committed between two reads could otherwise be overtaken by a later row of
 * the same video: its place would lie before the second read's begin.
 */
class WaitingRows implements AutoCloseable {

  /** A snapshot that lives long keeps the server from cleaning up. */
  private static final int AT_MOST = 50_000;

  private static final double NANOS_OF_SECOND = 1e9;

  private static final String QUERY =
      """
      select ctid::text as place, id, topic, payload ->> 'videoId' as key, traceparent,
             extract(epoch from now() - created_at)::float8 as age,
             case when jsonb_typeof(payload) = 'object'
                  then (payload || jsonb_build_object('eventId', id))::text end as value
      from outbox_events
      where not published and parked_at is null
      order by position limit %d
      """
          .formatted(AT_MOST);

  private final Connection connection;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final int batch;

  /** When the server's now() was. */
  private final long readNanos;

  /** Needs a connection without automatic commits, or all rows are read at once. */
  WaitingRows(Connection connection, int batch) throws SQLException {
    this.connection = connection;
    this.batch = batch;
    this.statement = connection.prepareStatement(QUERY);
    statement.setFetchSize(batch);
    this.readNanos = System.nanoTime();
    this.rows = statement.executeQuery();
  }

  /** The next rows; fewer than a batch when these are the last, maybe none. */
  List<WaitingRow> next() throws SQLException {
    List<WaitingRow> next = new ArrayList<>();
    while (next.size() < batch && rows.next()) {
      next.add(
          new WaitingRow(
              rows.getString("place"),
              rows.getObject("id", UUID.class),
              rows.getString("topic"),
              rows.getString("key"),
              rows.getString("value"),
              readNanos - (long) (rows.getDouble("age") * NANOS_OF_SECOND),
              rows.getString("traceparent")));
    }
    return next;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
    connection.rollback();
  }
}
