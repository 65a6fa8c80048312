package dev.reelwise.api.transcode;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.media.Variant;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What this step alone writes: the rows of {@code video_variants}, and the video's length. */
@Repository
class VariantRepository {

  private final JdbcClient sql;

  VariantRepository(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Makes {@code stored} all that the video has, and tells its length; gives the resolutions that
   * it has no longer.
   */
  Set<String> replace(VideoId video, List<StoredVariant> stored, Duration length) {
    Set<String> gone =
        new HashSet<>(
            sql.sql("delete from video_variants where video_id = :video returning resolution")
                .param("video", video.value())
                .query(String.class)
                .list());
    stored.forEach(one -> insert(video, one));
    stored.forEach(one -> gone.remove(one.variant().resolution()));
    sql.sql("update videos set duration_seconds = :seconds where id = :video")
        .param("seconds", length.toMillis() / 1000.0)
        .param("video", video.value())
        .update();
    return gone;
  }

  boolean exists(VideoId video, String resolution) {
    return sql.sql(
            """
            select exists (
              select 1 from video_variants where video_id = :video and resolution = :resolution)
            """)
        .param("video", video.value())
        .param("resolution", resolution)
        .query(Boolean.class)
        .single();
  }

  private void insert(VideoId video, StoredVariant stored) {
    Variant variant = stored.variant();
    sql.sql(
            """
            insert into video_variants
              (video_id, resolution, key, width, height, bitrate, average_bandwidth, codecs,
               frame_rate, size_bytes)
            values
              (:video, :resolution, :key, :width, :height, :bitrate, :average, :codecs,
               :frameRate, :size)
            """)
        .param("video", video.value())
        .param("resolution", variant.resolution())
        .param("key", stored.key().value())
        .param("width", variant.width())
        .param("height", variant.height())
        .param("bitrate", Long.toString(variant.bitrate()))
        .param("average", variant.averageBitrate())
        .param("codecs", variant.codecs())
        .param("frameRate", variant.frameRate())
        .param("size", variant.sizeBytes())
        .update();
  }
}
