package dev.reelwise.pipeline.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One batch of the waiting rows, by a statement that is planned once: mostly these are all. */
class FirstRows implements WaitingRows {

  private final Connection connection;
  private final PreparedStatement statement;

  /** When the server's now() was. */
  private final long readNanos;

  FirstRows(Connection connection, int batch) throws SQLException {
    this.connection = connection;
    this.statement = connection.prepareStatement(QUERY.formatted(batch));
    this.readNanos = System.nanoTime();
  }

  @Override
  public List<WaitingRow> next() throws SQLException {
    List<WaitingRow> next = new ArrayList<>();
    if (!statement.isClosed()) {
      try (statement;
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          next.add(row(rows));
        }
      }
    }
    return next;
  }

  private WaitingRow row(ResultSet rows) throws SQLException {
    String id = rows.getString(3);
    byte[] key = rows.getBytes(5);
    return new WaitingRow(
        rows.getString(1),
        rows.getLong(2),
        id,
        rows.getString(4),
        key,
        key == null ? null : WaitingRow.value(rows.getBytes(6), 0, id),
        WaitingRow.writtenNanos(readNanos, rows.getDouble(7)),
        rows.getString(8));
  }

  @Override
  public void close() throws SQLException {
    statement.close();
    connection.rollback();
  }
}
