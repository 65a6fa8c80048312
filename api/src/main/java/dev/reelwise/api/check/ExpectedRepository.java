package dev.reelwise.api.check;

import dev.reelwise.contracts.VideoId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The keys of all objects that rows speak of. A step that waits or runs is about to write its
 * objects: until then none of them has to be there.
 */
@Repository
class ExpectedRepository {

  private static final int BATCH = 1_000;

  private static final String EXPECTED =
      """
      select v.key, 'source_missing' as kind, v.id as video_id,
             v.source_lost_at is null as required, v.source_lost_at is not null as lost
      from videos v where v.key is not null
      union all
      select o.key, 'variant_missing', p.video_id,
             not exists (select 1 from video_steps w where w.video_id = p.video_id
               and w.step = 'transcode' and w.state in ('pending', 'queued', 'running', 'retrying')),
             false
      from video_variants p
      cross join lateral (values (p.key), (case
        when p.key = 'videos/hls/' || p.video_id || '/' || p.resolution || '.mp4'
        then left(p.key, -4) || '.m3u8' end)) o (key)
      where o.key is not null
      union all
      select 'videos/thumbnails/' || v.id || '.jpg', 'poster_missing', v.id,
             v.source_lost_at is null
               and exists (select 1 from video_steps w where w.video_id = v.id
                 and w.step = 'transcode' and w.state = 'done' and w.attempt > 0)
               and exists (select 1 from video_variants p where p.video_id = v.id and p.height > 0),
             false
      from videos v
      union all
      select v.thumbnail_key, 'thumbnail_missing', v.id, true, false
      from videos v where v.thumbnail_key is not null
      union all
      select u.key, 'upload_abandoned', u.video_id, false, false
      from upload_metadata u
      where (u.content_type like 'image/%' and u.status = 'initialized')
         or (u.content_type not like 'image/%' and u.status <> 'aborted')
      union all
      select t.transcript_path, 'transcript_missing', t.video_id,
             t.status = 'ready' and not exists (select 1 from video_steps w
               where w.video_id = t.video_id and w.step = 'transcribe'
                 and w.state in ('pending', 'queued', 'running', 'retrying')),
             false
      from video_transcripts t where t.transcript_path is not null
      union all
      select 'transcripts/' || t.video_id || '/transcript.' || e.extension,
             'transcript_copy_missing', t.video_id,
             t.status = 'ready' and t.updated_at < now() - make_interval(secs => ?)
               and exists (select 1 from video_steps w where w.video_id = t.video_id
                 and w.step = 'transcribe' and w.attempt > 0
                 and w.state in ('done', 'failed', 'cancelled')),
             false
      from video_transcripts t cross join (values ('json'), ('vtt'), ('srt')) e (extension)
      where t.transcript_path is not null
      union all
      select r.path, 'version_missing', r.video_id, true, false from transcript_versions r
      union all
      select s.summary_path, 'summary_missing', s.video_id,
             not exists (select 1 from video_steps w where w.video_id = s.video_id
               and w.step = 'summarize' and w.state in ('pending', 'queued', 'running', 'retrying')),
             false
      from video_summaries s where s.summary_path is not null
      union all
      select 'summaries/' || s.video_id || '/summary.txt', 'summary_copy_missing', s.video_id,
             s.summary_text is not null
               and s.summary_path = 'summaries/' || s.video_id || '/summary.json'
               and exists (select 1 from video_steps w where w.video_id = s.video_id
                 and w.step = 'summarize' and w.attempt > 0
                 and w.state in ('done', 'failed', 'cancelled')),
             false
      from video_summaries s
      """;

  private static final String IN_ORDER =
      "select * from (" + EXPECTED + ") expected order by key collate \"C\"";

  private static final String OF_VIDEO =
      "select * from (" + EXPECTED + ") expected where key = ? and video_id = ?";

  /** A key that names no video can only be that of an upload. */
  private static final String OF_UPLOAD =
      """
      select v.key, 'source_missing' as kind, v.id as video_id,
             v.source_lost_at is null as required, v.source_lost_at is not null as lost
      from videos v where v.key = :key
      union all
      select u.key, 'upload_abandoned', u.video_id, false, false
      from upload_metadata u where u.key = :key and u.status <> 'aborted'
      """;

  private final DataSource database;
  private final JdbcClient sql;
  private final Duration patience;

  ExpectedRepository(DataSource database, JdbcClient sql, CheckSettings settings) {
    this.database = database;
    this.sql = sql;
    this.patience = settings.patience();
  }

  /** All of them in {@link KeyOrder}, as one snapshot has them. */
  Rows all() {
    try {
      return new Rows(database.getConnection(), seconds());
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** What rows say of this key now; {@code video} is the one whose key it is, if any. */
  List<Expected> of(String key, @Nullable VideoId video) {
    return video == null
        ? sql.sql(OF_UPLOAD).param("key", key).query((row, number) -> read(row)).list()
        : sql.sql(OF_VIDEO)
            .params(seconds(), key, video.value())
            .query((row, number) -> read(row))
            .list();
  }

  /** Whether a row is about to name the object, or somebody is to delete it. */
  boolean isUnclaimed(String key) {
    return sql.sql("select exists (select 1 from unclaimed_objects where key = :key)")
        .param("key", key)
        .query(Boolean.class)
        .single();
  }

  private double seconds() {
    return patience.toSeconds();
  }

  private static Expected read(ResultSet row) throws SQLException {
    Integer video = row.getObject("video_id", Integer.class);
    return new Expected(
        row.getString("key"),
        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        video == null ? null : new VideoId(video),
        row.getBoolean("required"),
        row.getBoolean("lost"));
  }

  private static DataAccessResourceFailureException failure(SQLException e) {
    return new DataAccessResourceFailureException("The rows can't be read", e);
  }

  /** Reads on while it is asked for more; a connection and a snapshot live as long. */
  static final class Rows implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet rows;

    private Rows(Connection connection, double patience) throws SQLException {
      this.connection = connection;
      // Without automatic commits, or all rows would be read at once.
      connection.setAutoCommit(false);
      this.statement = connection.prepareStatement(IN_ORDER);
      statement.setFetchSize(BATCH);
      statement.setDouble(1, patience);
      this.rows = statement.executeQuery();
    }

    /** Null behind the last one. */
    @Nullable Expected next() {
      try {
        return rows.next() ? read(rows) : null;
      } catch (SQLException e) {
        throw failure(e);
      }
    }

    @Override
    public void close() {
      try (connection;
          statement) {
        connection.rollback();
      } catch (SQLException e) {
        throw failure(e);
      }
    }
  }
}
