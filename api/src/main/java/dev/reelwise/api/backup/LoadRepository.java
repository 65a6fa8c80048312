package dev.reelwise.api.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Fills the tables of an empty schema from a backup, in one transaction. */
final class LoadRepository {

  /** What this process's connections call themselves. */
  static final String OWN_NAME = "reelwise restore";

  private final DataSource database;

  LoadRepository(DataSource database) {
    this.database = database;
  }

  /** How many videos and accounts of people there are, in words; empty where there are none. */
  String found() throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (DumpRepository.texts(connection, "select to_regclass('users')::text").getFirst()
          == null) {
        return "";
      }
      // The first start on a data folder makes this account by itself.
      return DumpRepository.texts(
              connection,
              """
              select case when v + u > 0 then v || ' videos and ' || u || ' accounts' else '' end
              from (select (select count(*) from videos) v,
                           (select count(*) from users
                            where email not like 'local-%@reelwise.example') u) counts
              """)
          .getFirst();
    }
  }

  /** Who else uses the database, by the names that they give themselves. */
  List<String> others() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return DumpRepository.texts(
          connection,
          """
          select distinct coalesce(nullif(application_name, ''), 'a client without a name')
          from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend'
            and pid <> pg_backend_pid() and application_name <> ?
          """,
          OWN_NAME);
    }
  }

  /** The sequences' values now: ids that were given away must not be given once more. */
  Map<String, Long> sequences() throws SQLException {
    Map<String, Long> values = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select sequencename, last_value from pg_sequences
                where schemaname = current_schema() and last_value is not null
                """);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        values.put(row.getString(1), row.getLong(2));
      }
    }
    return values;
  }

  /** Returns the tables that the backup has and this schema does not know. */
  List<String> load(Manifest manifest, BackupFolder folder, Map<String, Long> former)
      throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Map<String, Manifest.Table> waiting = new LinkedHashMap<>();
      manifest.tables().forEach(table -> waiting.put(table.name(), table));
      List<String> unknown = unknown(connection, waiting.keySet());
      waiting.keySet().removeAll(unknown);
      for (String table : inOrder(waiting.keySet(), references(connection))) {
        load(connection, java.util.Objects.requireNonNull(waiting.get(table)), folder);
      }
      for (Manifest.Sequence sequence : manifest.sequences()) {
        advance(connection, sequence, former.getOrDefault(sequence.name(), 0L));
      }
      complete(connection, manifest);
      connection.commit();
      return unknown;
    }
  }

  private static List<String> unknown(Connection connection, Collection<String> tables)
      throws SQLException {
    Set<String> known =
        new HashSet<>(
            DumpRepository.texts(
                connection,
                """
                select relname from pg_class
                where relkind = 'r' and relnamespace = current_schema()::regnamespace
                """));
    return tables.stream().filter(table -> !known.contains(table)).toList();
  }

  /** What each table refers to. */
  private static Map<String, Set<String>> references(Connection connection) throws SQLException {
    Map<String, Set<String>> references = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                select child.relname, parent.relname
                from pg_constraint c
                join pg_class child on child.oid = c.conrelid
                join pg_class parent on parent.oid = c.confrelid
                where c.contype = 'f' and child.oid <> parent.oid
                  and child.relnamespace = current_schema()::regnamespace
                """);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        references
            .computeIfAbsent(row.getString(1), table -> new HashSet<>())
            .add(row.getString(2));
      }
    }
    return references;
  }

  /** Each table behind those that it refers to. */
  static List<String> inOrder(Collection<String> tables, Map<String, Set<String>> references) {
    List<String> order = new ArrayList<>();
    List<String> waiting = new ArrayList<>(tables);
    while (!waiting.isEmpty()) {
      List<String> next =
          waiting.stream()
              .filter(
                  table ->
                      references.getOrDefault(table, Set.of()).stream()
                          .noneMatch(other -> waiting.contains(other)))
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("These tables refer to each other: " + waiting);
      }
      order.addAll(next);
      waiting.removeAll(next);
    }
    return order;
  }

  private static void load(Connection connection, Manifest.Table table, BackupFolder folder)
      throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      // A migration may have put rows there; those of the backup are what counts.
      statement.execute("delete from " + DumpRepository.quoted(table.name()));
    }
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.file(table.part())), 1 << 16)) {
      long rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy %s (%s) from stdin"
                      .formatted(
                          DumpRepository.quoted(table.name()),
                          DumpRepository.quoted(table.columns())),
                  in);
      if (rows != table.rows()) {
        throw new IOException(
            "%s got %d rows instead of %d".formatted(table.name(), rows, table.rows()));
      }
    }
  }

  private static void advance(Connection connection, Manifest.Sequence sequence, long former)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select setval(to_regclass(quote_ident(?)), ?)")) {
      statement.setString(1, sequence.name());
      statement.setLong(2, Math.max(sequence.value(), former));
      statement.executeQuery().close();
    }
  }

  /**
   * Deletes what was deleted while the backup was made, and hands those events to the relay once
   * more of which nobody has made work yet: the records in Kafka are not in the backup.
   */
  private static void complete(Connection connection, Manifest manifest) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from videos where id = any(?)")) {
      statement.setArray(1, connection.createArrayOf("int", manifest.deletedMeanwhile().toArray()));
      statement.executeUpdate();
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          update outbox_events e set published = false, published_at = null
          where published and topic in ('video.uploaded', 'video.transcribed', 'video.summarized')
            and not exists (select 1 from processed_messages p where p.id = e.id)
          """);
    }
  }
}
