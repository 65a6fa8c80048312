package dev.reelwise.pipeline.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts rows into every table of a schema, whatever its version, by what the catalog says of it: one
 * with a value in each column, and one with no more than it must have.
 */
record Rows(JdbcClient sql) {

  /** Flyway's own, which grows with each migration. */
  private static final String HISTORY = "flyway_schema_history";

  private static final Pattern WORDS = Pattern.compile("\\((\\w+) = ANY \\(ARRAY\\[(.*?)]\\)\\)");
  private static final int BARE = 1000;

  private record Column(String table, String name, String type, boolean needed) {}

  private record Link(String table, String other) {}

  /** Adds both rows to each table; {@code number} tells them from those of other versions. */
  void add(int number) {
    Map<String, List<Column>> columns = columns();
    Map<String, List<String>> words = words();
    List<String> inserts = new ArrayList<>();
    for (String table : inOrder(columns.keySet())) {
      List<Column> all = columns.get(table);
      inserts.add(insert(table, all, number, words));
      List<Column> needed = all.stream().filter(Column::needed).toList();
      inserts.add(insert(table, needed, BARE + number, words));
    }
    sql.sql(String.join(";\n", inserts)).update();
  }

  private static String insert(
      String table, List<Column> columns, int number, Map<String, List<String>> words) {
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String values =
        columns.stream()
            .map(column -> value(column, number, words.get(table + "." + column.name())))
            .collect(Collectors.joining(", "));
    // Where a table can't hold so many rows, those of earlier versions do.
    return "insert into %s (%s) values (%s) on conflict do nothing".formatted(table, names, values);
  }

  /** Numbers are the same everywhere, so that a row belongs to the rows of its number. */
  private static String value(Column column, int number, @Nullable List<String> words) {
    return switch (column.type()) {
      case "int2", "int4", "int8" -> Integer.toString(number);
      case "float8" -> "0.5";
      case "bool" -> "true";
      case "text" ->
          words == null ? "'text %d'".formatted(number) : words.get(number % words.size());
      case "_text" -> "array['text %d']".formatted(number);
      case "jsonb" -> "'{\"number\": %d}'".formatted(number);
      case "bytea" -> "'\\x%08x'".formatted(number);
      case "uuid" -> "'00000000-0000-4000-8000-%012d'".formatted(number);
      case "timestamptz" -> "timestamptz '2026-01-02T03:04:05Z'";
      default ->
          throw new AssertionError(
              "Teach Rows a value of the type %s, which %s.%s has"
                  .formatted(column.type(), column.table(), column.name()));
    };
  }

  /** By table and column, the words that a constraint allows. */
  private Map<String, List<String>> words() {
    Map<String, List<String>> words = new HashMap<>();
    sql.sql(
            """
            select conrelid::regclass || '.' as "table", pg_get_constraintdef(oid) as rule
            from pg_constraint
            where contype = 'c' and connamespace = current_schema()::regnamespace
            """)
        .query(
            (RowCallbackHandler)
                row -> {
                  Matcher found = WORDS.matcher(row.getString("rule"));
                  if (found.find()) {
                    words.put(
                        row.getString("table") + found.group(1),
                        List.of(found.group(2).split(", ")));
                  }
                });
    return words;
  }

  private Map<String, List<Column>> columns() {
    return sql
        .sql(
            """
            select c.table_name as "table", c.column_name as name, c.udt_name as type,
                   (c.is_nullable = 'NO' and c.column_default is null) or exists (
                     select from pg_index i
                     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                     where i.indisprimary and a.attname = c.column_name
                       and i.indrelid = format('%I', c.table_name)::regclass) as needed
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
              and c.is_generated = 'NEVER' and c.identity_generation is distinct from 'ALWAYS'
              and c.table_name <> :history
            order by c.table_name, c.ordinal_position
            """)
        .param("history", HISTORY)
        .query(Column.class)
        .list()
        .stream()
        .collect(Collectors.groupingBy(Column::table, TreeMap::new, Collectors.toList()));
  }

  /** A table after those that it refers to. */
  private Set<String> inOrder(Set<String> tables) {
    List<Link> links =
        sql.sql(
                """
                select conrelid::regclass::text as "table", confrelid::regclass::text as other
                from pg_constraint where contype = 'f' and conrelid <> confrelid
                  and connamespace = current_schema()::regnamespace
                """)
            .query(Link.class)
            .list();
    Set<String> ordered = new LinkedHashSet<>();
    while (ordered.size() < tables.size()) {
      Set<String> ready = new HashSet<>(tables);
      ready.removeAll(ordered);
      links.stream()
          .filter(link -> !ordered.contains(link.other()))
          .forEach(link -> ready.remove(link.table()));
      if (!ordered.addAll(ready)) {
        throw new AssertionError("Tables that refer to each other: " + links);
      }
    }
    return ordered;
  }

  /** Every row of every table. */
  Map<String, List<JsonNode>> all() {
    Map<String, List<JsonNode>> all = new TreeMap<>();
    columns().keySet().forEach(table -> all.put(table, new ArrayList<>()));
    String query =
        all.keySet().stream()
            .map("select '%1$s' as name, to_jsonb(t)::text as content from %1$s t"::formatted)
            .collect(Collectors.joining(" union all "));
    sql.sql(query)
        .query(
            (RowCallbackHandler)
                row ->
                    all.get(row.getString("name"))
                        .add(JsonMapper.shared().readTree(row.getString("content"))));
    return all;
  }

  /** The rows with only what {@code earlier} ones say, so that they compare. */
  static List<Map<String, JsonNode>> saying(List<JsonNode> rows, List<JsonNode> earlier) {
    Set<String> names = new HashSet<>();
    earlier.forEach(row -> names.addAll(row.propertyNames()));
    return rows.stream()
        .map(
            row -> {
              Map<String, JsonNode> said = new HashMap<>();
              names.forEach(name -> said.put(name, row.path(name)));
              return said;
            })
        .toList();
  }
}
