package dev.reelwise.api.playback;

import dev.reelwise.contracts.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The variants that can be played. */
@Repository
class PlayableRepository {

  private final JdbcClient database;

  PlayableRepository(JdbcClient database) {
    this.database = database;
  }

  /** The best first. */
  List<Playable> of(VideoId video) {
    return database
        .sql(
            """
            select resolution, key, coalesce(width, 0) as width, coalesce(height, 0) as height,
                   coalesce(nullif(regexp_replace(bitrate, '\\D', '', 'g'), ''), '0')::bigint
                     as bandwidth,
                   coalesce(average_bandwidth, 0) as average_bandwidth,
                   coalesce(frame_rate, 0) as frame_rate,
                   coalesce(codecs, '') as codecs, coalesce(size_bytes, 0) as size_bytes
            from video_variants
            where video_id = :video
            order by height desc nulls last, resolution
            """)
        .param("video", video.value())
        .query(PlayableRepository::playable)
        .list();
  }

  private static Playable playable(ResultSet row, int number) throws SQLException {
    return new Playable(
        row.getString("resolution"),
        row.getString("key"),
        row.getInt("width"),
        row.getInt("height"),
        row.getLong("bandwidth"),
        row.getLong("average_bandwidth"),
        row.getDouble("frame_rate"),
        row.getString("codecs"),
        row.getLong("size_bytes"));
  }

  Optional<Playable> find(VideoId video, String resolution) {
    return of(video).stream().filter(one -> one.resolution().equals(resolution)).findFirst();
  }
}
