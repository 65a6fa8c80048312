package dev.reelwise.api.video;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How rows of {@code videos v} are read. */
final class VideoRows {

  /**
   * What {@link #read} needs; without a line's end, so that more columns can follow. Of an {@code
   * exists} the planner would make a hash of all variants, for the few rows of a page.
   */
  static final String COLUMNS =
      """
      select v.id, v.title, v.description, v.user_id, v.user_name, v.status, v.status_message,
             v.created_at, v.updated_at, v.processed_at, v.thumbnail_key,
             v.visibility, v.tags, v.language, v.recorded_at, v.latitude, v.longitude,
             v.duration_seconds, v.views, v.likes,
             coalesce((select true from video_variants p
                       where p.video_id = v.id and p.height > 0 limit 1), false)
               as has_picture""";

  /**
   * Another text whenever {@link #read} would give another row: the transaction that wrote it last,
   * and whether there is a picture.
   */
  static final String STAMP =
      """
      v.xmin::text || coalesce((select '+' from video_variants p
                                where p.video_id = v.id and p.height > 0 limit 1), '')\
      """;

  private VideoRows() {}

  static VideoRow read(ResultSet row) throws SQLException {
    return new VideoRow(
        new VideoId(row.getInt("id")),
        row.getString("title"),
        row.getString("description"),
        new UserId(row.getInt("user_id")),
        row.getString("user_name"),
        VideoStatus.of(row.getString("status")),
        row.getString("status_message"),
        time(row, "created_at"),
        time(row, "updated_at"),
        timeIfAny(row, "processed_at"),
        row.getBoolean("has_picture"),
        row.getString("thumbnail_key"),
        about(row));
  }

  private static About about(ResultSet row) throws SQLException {
    return new About(
        Visibility.valueOf(row.getString("visibility").toUpperCase(Locale.ROOT)),
        List.of((String[]) row.getArray("tags").getArray()),
        row.getString("language"),
        timeIfAny(row, "recorded_at"),
        location(row),
        row.getObject("duration_seconds", Double.class),
        row.getLong("views"),
        row.getLong("likes"));
  }

  private static @Nullable Location location(ResultSet row) throws SQLException {
    Double latitude = row.getObject("latitude", Double.class);
    Double longitude = row.getObject("longitude", Double.class);
    return latitude == null || longitude == null ? null : new Location(latitude, longitude);
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant timeIfAny(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
