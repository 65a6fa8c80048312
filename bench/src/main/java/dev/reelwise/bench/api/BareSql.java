package dev.reelwise.bench.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SplittableRandom;

/** The statement behind an answer alone, prepared, on a connection of its own: the limit. */
final class BareSql implements Client {

  private static final String COLUMNS =
      """
      select v.id, v.title, v.description, v.user_id, v.user_name, v.status, v.status_message,
             v.created_at, v.updated_at, v.processed_at, v.thumbnail_key, v.visibility, v.tags,
             v.language, v.recorded_at, v.latitude, v.longitude, v.duration_seconds, v.views,
             v.likes,
             coalesce((select true from video_variants p
                       where p.video_id = v.id and p.height > 0 limit 1), false)
      """;

  static final String LIST =
      COLUMNS
          + """
          from videos v
          where v.status = 'ready' and (v.visibility = 'public' or v.user_id = ?)
          order by v.created_at desc, v.id desc
          limit 11
          """;

  static final String DETAILS =
      COLUMNS
          + """
          , s.summary_text, s.summary_path, s.quality_score, s.model_info, t.transcript_text,
          t.transcript_path, t.status, t.duration_seconds,
          (select json_agg(json_build_array(q.resolution, q.width, q.height, q.bitrate, q.size_bytes))
           from video_variants q where q.video_id = v.id),
          (select json_agg(json_build_array(p.step, p.state, p.attempt, p.progress, p.started_at,
                                            p.finished_at, p.error))
           from video_steps p where p.video_id = v.id)
          from videos v
          left join video_summaries s on s.video_id = v.id
          left join video_transcripts t on t.video_id = v.id
          where v.id = ?
          """;

  private final Connection connection;
  private final PreparedStatement statement;
  private final SplittableRandom random;
  private final int videos;

  BareSql(Connection connection, String sql, int videos, int number) throws SQLException {
    this.connection = connection;
    this.statement = connection.prepareStatement(sql);
    this.random = new SplittableRandom(number);
    this.videos = videos;
  }

  @Override
  public void ask() throws SQLException {
    statement.setInt(1, 1 + random.nextInt(videos));
    try (ResultSet rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          Object _ = rows.getString(column);
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
    connection.close();
  }
}
