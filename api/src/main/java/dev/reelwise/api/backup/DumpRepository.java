package dev.reelwise.api.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Writes every table of the schema to a file, all from one snapshot. By the driver, because
 * PostgreSQL's own program is not everywhere, and has to be as new as the server.
 */
final class DumpRepository {

  /** What the migrations write is made by them again. */
  static final String HISTORY = "flyway_schema_history";

  private final DataSource database;

  DumpRepository(DataSource database) {
    this.database = database;
  }

  /** What the database had at one moment; {@code videos} are their ids. */
  record Dump(
      String schema,
      List<Manifest.Table> tables,
      List<Manifest.Sequence> sequences,
      BitSet videos) {}

  Dump write(BackupFolder folder, Path target) throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      String schema = version(connection);
      List<Manifest.Table> tables = new ArrayList<>();
      for (String table : texts(connection, TABLES)) {
        if (!table.equals(HISTORY)) {
          tables.add(write(connection, table, folder, target));
        }
      }
      Dump dump = new Dump(schema, tables, sequences(connection), videos(connection));
      connection.rollback();
      return dump;
    }
  }

  /** The ids of the videos that there are now. */
  BitSet videos() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      BitSet videos = videos(connection);
      connection.rollback();
      return videos;
    }
  }

  private static Manifest.Table write(
      Connection connection, String table, BackupFolder folder, Path target)
      throws IOException, SQLException {
    List<String> columns = columns(connection, table);
    Path file = target.resolve("tables").resolve(table + ".copy.gz");
    Files.createDirectories(file.getParent());
    long rows;
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("copy %s (%s) to stdout".formatted(quoted(table), quoted(columns)), out);
    }
    return new Manifest.Table(table, columns, rows, folder.part(file));
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quoted(List<String> names) {
    return names.stream().map(DumpRepository::quoted).collect(Collectors.joining(", "));
  }

  private static final String TABLES =
      """
      select relname from pg_class
      where relkind = 'r' and relnamespace = current_schema()::regnamespace order by relname
      """;

  /** Those that are generated from others can't be written. */
  private static List<String> columns(Connection connection, String table) throws SQLException {
    return texts(
        connection,
        """
        select attname from pg_attribute
        where attrelid = (quote_ident(current_schema()) || '.' || quote_ident(?))::regclass
          and attnum > 0 and not attisdropped and attgenerated = ''
        order by attnum
        """,
        table);
  }

  private static String version(Connection connection) throws SQLException {
    List<String> versions =
        texts(
            connection,
            """
            select version from %s
            where success and version is not null
            order by string_to_array(version, '.')::int[] desc limit 1
            """
                .formatted(HISTORY));
    if (versions.isEmpty()) {
      throw new BackupRefused("The database has no tables of Reelwise.");
    }
    return versions.getFirst();
  }

  private static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
    List<Manifest.Sequence> sequences = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                select sequencename, last_value from pg_sequences
                where schemaname = current_schema() and last_value is not null
                order by sequencename
                """);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        sequences.add(new Manifest.Sequence(row.getString(1), row.getLong(2)));
      }
    }
    return sequences;
  }

  private static BitSet videos(Connection connection) throws SQLException {
    BitSet videos = new BitSet();
    try (PreparedStatement statement = connection.prepareStatement("select id from videos")) {
      statement.setFetchSize(10_000);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          videos.set(row.getInt(1));
        }
      }
    }
    return videos;
  }

  static List<String> texts(Connection connection, String query, String... parameters)
      throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          texts.add(row.getString(1));
        }
      }
    }
    return texts;
  }
}
