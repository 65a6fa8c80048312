package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads, in one statement, all that the index takes from PostgreSQL. */
@Repository
class IndexedRowRepository {

  private final JdbcClient sql;

  IndexedRowRepository(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<IndexedRow> find(VideoId video) {
    return sql.sql(
            """
            select v.title, v.description, v.user_id, v.user_name, v.created_at, v.updated_at,
                   v.visibility, v.tags, v.language, v.duration_seconds, v.latitude, v.longitude,
                   v.recorded_at,
                   t.transcript_text, t.transcript_path, s.summary_text, s.summary_path,
                   case when v.status = 'indexing' then 'ready' else v.status end as status
            from videos v
            left join video_transcripts t on t.video_id = v.id
            left join video_summaries s on s.video_id = v.id
            where v.id = :video
            """)
        .param("video", video.value())
        .query((row, number) -> read(row))
        .optional();
  }

  private static IndexedRow read(ResultSet row) throws SQLException {
    return new IndexedRow(
        row.getString("title"),
        row.getString("description"),
        row.getInt("user_id"),
        row.getString("user_name"),
        VideoStatus.of(row.getString("status")),
        row.getString("visibility"),
        List.of((String[]) row.getArray("tags").getArray()),
        row.getString("language"),
        row.getObject("duration_seconds", Double.class),
        location(row),
        optionalInstant(row, "recorded_at"),
        row.getString("transcript_text"),
        row.getString("transcript_path"),
        row.getString("summary_text"),
        row.getString("summary_path"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  private static VideoDocument.@Nullable Point location(ResultSet row) throws SQLException {
    Double latitude = row.getObject("latitude", Double.class);
    Double longitude = row.getObject("longitude", Double.class);
    return latitude == null || longitude == null
        ? null
        : new VideoDocument.Point(latitude, longitude);
  }

  private static @Nullable Instant optionalInstant(ResultSet row, String column)
      throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
