package dev.reelwise.api.transcode;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.media.Variant;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What this step alone writes: the rows of {@code video_variants}, and the video's length. */
@Repository
class VariantRepository {

  private final JdbcClient sql;

  VariantRepository(JdbcClient sql) {
    this.sql = sql;
  }

  /** Makes {@code stored} all that the video has, and tells its length. */
  void replace(VideoId video, List<StoredVariant> stored, Duration length) {
    sql.sql("delete from video_variants where video_id = :video")
        .param("video", video.value())
        .update();
    stored.forEach(one -> insert(video, one));
    sql.sql("update videos set duration_seconds = :seconds where id = :video")
        .param("seconds", length.toMillis() / 1000.0)
        .param("video", video.value())
        .update();
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
