package dev.reelwise.api.video;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of videos: each page is one statement that walks an index. */
@Repository
class ListRepository {

  private static final String PLACES = "select v.id, ";

  /** How many the viewer sees in the plain list beside what everybody sees. */
  private static final String OWN_HIDDEN =
      """
      (select count(*) from videos h
       where h.status = 'ready' and h.visibility <> 'public' and h.user_id = :viewer)\
      """;

  private final JdbcClient database;
  private final RememberedRows remembered;

  ListRepository(JdbcClient database, RememberedRows remembered) {
    this.database = database;
    this.remembered = remembered;
  }

  /** In the order of the walk: backwards, the nearest to the cursor comes first. */
  Page page(ListQuery query, UserId viewer, int limit, long offset) {
    boolean counts = query.wantsTotal() && query.filter().equals(ListFilter.READY);
    String hidden = (counts ? OWN_HIDDEN : "null::bigint") + " as own_hidden, ";
    Statement walk = statement(PLACES + hidden, query, viewer, limit, offset);
    List<Walked> walked =
        database.sql(walk.sql()).params(walk.values()).query(ListRepository::walked).list();
    List<Listed> listed =
        remembered
            .all(walked.stream().map(Walked::place).toList())
            .map(rows -> listed(walked, rows))
            .orElseGet(() -> read(query, viewer, limit, offset));
    return new Page(listed, walked.isEmpty() ? null : walked.getFirst().ownHidden());
  }

  private static List<Listed> listed(List<Walked> walked, List<VideoRow> rows) {
    List<Listed> page = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      page.add(new Listed(rows.get(i), walked.get(i).key()));
    }
    return page;
  }

  private List<Listed> read(ListQuery query, UserId viewer, int limit, long offset) {
    Statement page = statement(query, viewer, limit, offset);
    return database
        .sql(page.sql())
        .params(page.values())
        .query((row, number) -> new Listed(remembered.read(row), row.getString("sort_key")))
        .list();
  }

  Statement statement(ListQuery query, UserId viewer, int limit, long offset) {
    return statement(VideoRows.COLUMNS + ", ", query, viewer, limit, offset);
  }

  private static Statement statement(
      String columns, ListQuery query, UserId viewer, int limit, long offset) {
    Map<String, Object> values = new HashMap<>();
    StringBuilder sql =
        new StringBuilder(columns)
            .append(VideoRows.STAMP)
            .append(" as stamp, ")
            .append(query.order().keyAsText())
            .append(" as sort_key from videos v where ")
            .append(where(query.filter(), viewer, values));
    ListCursor cursor = query.cursor();
    if (cursor != null) {
      sql.append(" and ").append(query.order().beyond(cursor.backwards()));
      values.put("key", cursor.key());
      values.put("id", cursor.id());
    }
    // A number in the text and not a parameter: without it the plan can't know that few are wanted.
    sql.append(' ')
        .append(query.order().orderBy(query.backwards()))
        .append(" limit ")
        .append(limit);
    if (offset > 0) {
      sql.append(" offset :offset");
      values.put("offset", offset);
    }
    return new Statement(sql.toString(), values);
  }

  long count(ListFilter filter, UserId viewer) {
    Map<String, Object> values = new HashMap<>();
    return database
        .sql("select count(*) from videos v where " + where(filter, viewer, values))
        .params(values)
        .query(Long.class)
        .single();
  }

  /** How many everybody sees in the plain list. */
  long countPublic() {
    return database
        .sql("select count(*) from videos where status = 'ready' and visibility = 'public'")
        .query(Long.class)
        .single();
  }

  /** How many the viewer sees there besides. */
  long countOwnHidden(UserId viewer) {
    return database
        .sql("select " + OWN_HIDDEN)
        .param("viewer", viewer.value())
        .query(Long.class)
        .single();
  }

  private static String where(ListFilter filter, UserId viewer, Map<String, Object> values) {
    StringBuilder where = new StringBuilder(mayBeShown(filter, viewer));
    values.put("viewer", viewer.value());
    add(where, values, " and v.user_id = :owner", "owner", id(filter));
    if (!filter.tags().isEmpty()) {
      String tags = String.join(",", filter.tags());
      add(where, values, " and v.tags @> string_to_array(:tags, ',')", "tags", tags);
    }
    add(where, values, " and v.created_at >= :from", "from", time(filter.from()));
    add(where, values, " and v.created_at < :to", "to", time(filter.to()));
    add(where, values, " and v.duration_seconds >= :least", "least", filter.minDuration());
    add(where, values, " and v.duration_seconds <= :most", "most", filter.maxDuration());
    String language = filter.language();
    if (language != null) {
      String own = language.indexOf('-') < 0 ? "" : " and lower(v.language) = :language";
      values.put("language", language);
      add(
          where,
          values,
          " and split_part(lower(v.language), '-', 1) = :primary" + own,
          "primary",
          language.split("-", 2)[0]);
    }
    return where.toString();
  }

  /** The rule for lists, with the status and visibility that are asked for. */
  private static String mayBeShown(ListFilter filter, UserId viewer) {
    VideoStatus status = filter.status();
    Visibility visibility = filter.visibility();
    boolean others = visibility == null || visibility == Visibility.PUBLIC;
    boolean own = viewer.equals(filter.owner());
    StringBuilder rule = new StringBuilder();
    // Texts of ours, not parameters: the indexes of the ready videos are found by them.
    if (status != null) {
      rule.append("v.status = '").append(status.text()).append("' and ");
    }
    if (visibility != null) {
      rule.append("v.visibility = '").append(visibility.text()).append("' and ");
    }
    if (own || !others || (status != null && status != VideoStatus.READY)) {
      return rule.append("v.user_id = :viewer").toString();
    }
    return rule.append(
            status == null
                ? "((v.status = 'ready' and v.visibility = 'public') or v.user_id = :viewer)"
                : "(v.visibility = 'public' or v.user_id = :viewer)")
        .toString();
  }

  private static void add(
      StringBuilder where,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      where.append(condition);
      values.put(name, value);
    }
  }

  private static @Nullable Integer id(ListFilter filter) {
    return filter.owner() == null ? null : filter.owner().value();
  }

  private static @Nullable Object time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static Walked walked(ResultSet row, int number) throws SQLException {
    return new Walked(
        RememberedRows.Place.read(row),
        row.getString("sort_key"),
        row.getObject("own_hidden", Long.class));
  }

  /** SQL, and the values of its parameters. */
  record Statement(String sql, Map<String, Object> values) {
    Statement {
      values = Map.copyOf(values);
    }
  }

  private record Walked(RememberedRows.Place place, String key, @Nullable Long ownHidden) {}

  /**
   * Videos, and how many the viewer sees beside what everybody sees; null when that was not asked
   * for, or nothing was found.
   */
  record Page(List<Listed> videos, @Nullable Long ownHidden) {
    Page {
      videos = List.copyOf(videos);
    }
  }

  /** A video, and by what it is sorted. */
  record Listed(VideoRow video, String key) {}
}
