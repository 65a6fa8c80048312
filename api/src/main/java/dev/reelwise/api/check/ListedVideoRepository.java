package dev.reelwise.api.check;

import dev.reelwise.contracts.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The videos as the search index should have them. */
@Repository
class ListedVideoRepository {

  private static final String VIDEOS =
      """
      select v.id, v.title, v.visibility, v.status = 'ready' as is_ready,
             coalesce(length(t.transcript_text), 0) > 0 and t.transcript_path is not null
               as is_spoken
      from videos v
      left join video_transcripts t on t.video_id = v.id
      """;

  private final JdbcClient sql;

  ListedVideoRepository(JdbcClient sql) {
    this.sql = sql;
  }

  /** {@code isSpoken} when something is said in it. */
  record Listed(VideoId id, String title, String visibility, boolean isReady, boolean isSpoken) {}

  /** Those behind {@code after} and not behind {@code upTo}, by id. */
  List<Listed> between(int after, int upTo, int most) {
    return sql.sql(VIDEOS + "where v.id > :after and v.id <= :upTo order by v.id limit :most")
        .param("after", after)
        .param("upTo", upTo)
        .param("most", most)
        .query((row, number) -> read(row))
        .list();
  }

  Optional<Listed> find(VideoId video) {
    return sql.sql(VIDEOS + "where v.id = :video")
        .param("video", video.value())
        .query((row, number) -> read(row))
        .optional();
  }

  /** Makes the row the newest state that there is. */
  void touch(VideoId video) {
    sql.sql("update videos set updated_at = clock_timestamp() where id = :video")
        .param("video", video.value())
        .update();
  }

  private static Listed read(ResultSet row) throws SQLException {
    return new Listed(
        new VideoId(row.getInt("id")),
        row.getString("title"),
        row.getString("visibility"),
        row.getBoolean("is_ready"),
        row.getBoolean("is_spoken"));
  }
}
