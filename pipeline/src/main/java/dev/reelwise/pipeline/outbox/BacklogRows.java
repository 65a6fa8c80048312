package dev.reelwise.pipeline.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Many waiting rows, which the server sends without being asked for each batch, in the binary
 * format of COPY: one message for each row, the first with a header before it and the last with
 * nothing but its end (PostgreSQL's documentation, "COPY", "File Formats").
 */
class BacklogRows implements WaitingRows {

  /** A snapshot that lives long keeps the server from cleaning up. */
  static final int AT_MOST = 50_000;

  /** A signature, and the flags. */
  private static final int BEFORE_EXTENSION = 15;

  /** Before the text of a {@code jsonb}. */
  private static final int VERSION = 1;

  private final Connection connection;
  private final CopyOut rows;
  private final int batch;
  private boolean begun;

  /** When the server's now() was. */
  private final long readNanos;

  BacklogRows(Connection connection, int batch) throws SQLException {
    this.connection = connection;
    this.batch = batch;
    this.readNanos = System.nanoTime();
    this.rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (" + QUERY.formatted(AT_MOST) + ") to stdout (format binary)");
  }

  @Override
  public List<WaitingRow> next() throws SQLException {
    List<WaitingRow> next = new ArrayList<>(batch);
    while (next.size() < batch && rows.isActive()) {
      byte[] message = rows.readFromCopy();
      if (message != null) {
        ByteBuffer fields = ByteBuffer.wrap(message);
        skipHeader(fields);
        if (fields.getShort() > 0) {
          next.add(row(fields));
        }
      }
    }
    return next;
  }

  private void skipHeader(ByteBuffer message) {
    if (!begun) {
      message.position(BEFORE_EXTENSION);
      int extension = message.getInt();
      message.position(message.position() + extension);
      begun = true;
    }
  }

  private WaitingRow row(ByteBuffer fields) {
    String place = place(fields);
    int _ = fields.getInt();
    long position = fields.getLong();
    String id = id(fields);
    String topic = Objects.requireNonNull(text(fields));
    byte[] key = bytes(fields);
    byte[] json = bytes(fields);
    int _ = fields.getInt();
    double age = fields.getDouble();
    return new WaitingRow(
        place,
        position,
        id,
        topic,
        key,
        key == null || json == null ? null : WaitingRow.value(json, VERSION, id),
        WaitingRow.writtenNanos(readNanos, age),
        text(fields));
  }

  private static String place(ByteBuffer fields) {
    int _ = fields.getInt();
    long block = Integer.toUnsignedLong(fields.getInt());
    return "(" + block + "," + Short.toUnsignedInt(fields.getShort()) + ")";
  }

  private static String id(ByteBuffer fields) {
    int _ = fields.getInt();
    return new UUID(fields.getLong(), fields.getLong()).toString();
  }

  private static @Nullable String text(ByteBuffer fields) {
    byte[] bytes = bytes(fields);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] bytes(ByteBuffer fields) {
    int length = fields.getInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    fields.get(bytes);
    return bytes;
  }

  /**
   * The connection ends with a backlog that is not read to its end: a cancellation may come late,
   * and hit the next statement.
   */
  @Override
  public void close() throws SQLException {
    if (rows.isActive()) {
      connection.close();
    } else {
      connection.rollback();
    }
  }
}
