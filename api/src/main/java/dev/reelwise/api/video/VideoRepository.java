package dev.reelwise.api.video;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of videos, read. */
@Repository
class VideoRepository {

  private static final String COLUMNS =
      """
      select v.id, v.title, v.description, v.user_id, v.user_name, v.status, v.status_message,
             v.created_at, v.updated_at, v.processed_at, v.thumbnail_key,
             v.visibility, v.tags, v.language, v.recorded_at, v.latitude, v.longitude,
             v.duration_seconds, v.views, v.likes,
             exists (select 1 from video_variants p where p.video_id = v.id and p.height > 0)
               as has_picture
      from videos v
      """;

  private final JdbcClient database;

  VideoRepository(JdbcClient database) {
    this.database = database;
  }

  Optional<VideoRow> find(VideoId id) {
    return database
        .sql(COLUMNS + "where v.id = :id")
        .param("id", id.value())
        .query(VideoRepository::video)
        .optional();
  }

  /** Those that are ready and public or the viewer's own, newest first. */
  List<VideoRow> listed(UserId viewer, int limit, long offset) {
    return database
        .sql(
            COLUMNS
                + """
                where v.status = 'ready' and (v.visibility = 'public' or v.user_id = :viewer)
                order by v.created_at desc, v.id desc
                limit :limit offset :offset
                """)
        .param("viewer", viewer.value())
        .param("limit", limit)
        .param("offset", offset)
        .query(VideoRepository::video)
        .list();
  }

  List<VideoRow> listed(List<VideoId> ids, UserId viewer) {
    return database
        .sql(
            COLUMNS
                + """
                where v.status = 'ready' and (v.visibility = 'public' or v.user_id = :viewer)
                  and v.id in (:ids)
                """)
        .param("viewer", viewer.value())
        .param("ids", ids.stream().map(VideoId::value).toList())
        .query(VideoRepository::video)
        .list();
  }

  long countListed(UserId viewer) {
    return database
        .sql(
            """
            select count(*) from videos
            where status = 'ready' and (visibility = 'public' or user_id = :viewer)
            """)
        .param("viewer", viewer.value())
        .query(Long.class)
        .single();
  }

  /** A user's own, the newest first; without {@code completed}, those that are not ready. */
  List<VideoRow> own(UserId owner, boolean completed, int limit) {
    return database
        .sql(
            COLUMNS
                + """
                where v.user_id = :owner and (:completed or v.status <> 'ready')
                order by v.id desc
                limit :limit
                """)
        .param("owner", owner.value())
        .param("completed", completed)
        .param("limit", limit)
        .query(VideoRepository::video)
        .list();
  }

  long countOwn(UserId owner, boolean completed) {
    return database
        .sql(
            """
            select count(*) from videos
            where user_id = :owner and (:completed or status <> 'ready')
            """)
        .param("owner", owner.value())
        .param("completed", completed)
        .query(Long.class)
        .single();
  }

  private static VideoRow video(ResultSet row, int number) throws SQLException {
    return new VideoRow(
        new VideoId(row.getInt("id")),
        row.getString("title"),
        row.getString("description"),
        new UserId(row.getInt("user_id")),
        row.getString("user_name"),
        VideoStatus.of(row.getString("status")),
        row.getString("status_message"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant(),
        instant(row.getTimestamp("processed_at")),
        row.getBoolean("has_picture"),
        row.getString("thumbnail_key"),
        about(row));
  }

  private static About about(ResultSet row) throws SQLException {
    return new About(
        Visibility.valueOf(row.getString("visibility").toUpperCase(Locale.ROOT)),
        List.of((String[]) row.getArray("tags").getArray()),
        row.getString("language"),
        instant(row.getTimestamp("recorded_at")),
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

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
