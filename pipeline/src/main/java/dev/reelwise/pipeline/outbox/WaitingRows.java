package dev.reelwise.pipeline.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The unpublished rows as one snapshot saw them, in order, read batch by batch. One snapshot,
 * because a row that is committed between two reads could otherwise be overtaken by a later row of
 * the same video: its place would lie before the second read's begin.
 */
class WaitingRows implements AutoCloseable {

  /** A snapshot that lives long keeps the server from cleaning up. */
  private static final int AT_MOST = 50_000;

  private static final double NANOS_OF_SECOND = 1e9;

  /** The JSON comes without its end, for the event's id to be added here: see {@link #value}. */
  static final String QUERY =
      """
      select ctid::text, id::text, topic, payload ->> 'videoId',
             case when jsonb_typeof(payload) <> 'object' then null
                  when jsonb_exists(payload, 'eventId') then (payload - 'eventId')::text
                  else payload::text end,
             date_part('epoch', now() - created_at), traceparent
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

  /** Needs a connection that {@link #prepare} has seen: without it all rows are read at once. */
  WaitingRows(Connection connection, int batch) throws SQLException {
    this.connection = connection;
    this.batch = batch;
    this.statement = connection.prepareStatement(QUERY);
    statement.setFetchSize(batch);
    this.readNanos = System.nanoTime();
    this.rows = statement.executeQuery();
  }

  /**
   * Rows are found by their order, also in a table that was empty when it was planned for last:
   * sorting a backlog would go through all of it for each snapshot.
   */
  static void prepare(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set enable_seqscan = off");
      statement.execute("set enable_sort = off");
    }
    connection.commit();
  }

  /** The next rows; fewer than a batch when these are the last, maybe none. */
  List<WaitingRow> next() throws SQLException {
    List<WaitingRow> next = new ArrayList<>();
    while (next.size() < batch && rows.next()) {
      String id = rows.getString(2);
      next.add(
          new WaitingRow(
              rows.getString(1),
              id,
              rows.getString(3),
              rows.getBytes(4),
              value(rows.getBytes(5), id),
              readNanos - (long) (rows.getDouble(6) * NANOS_OF_SECOND),
              rows.getString(7)));
    }
    return next;
  }

  /** Adds the event's id at the end of a JSON object, which costs the server more. */
  private static byte @Nullable [] value(byte @Nullable [] payload, String id) {
    if (payload == null) {
      return null;
    }
    byte[] member = (", \"eventId\": \"" + id + "\"}").getBytes(StandardCharsets.US_ASCII);
    int open = payload.length - 1;
    byte[] value = Arrays.copyOf(payload, open + member.length);
    System.arraycopy(member, 0, value, open, member.length);
    return value;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
    connection.rollback();
  }
}
