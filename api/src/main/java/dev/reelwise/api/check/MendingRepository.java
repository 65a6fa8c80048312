package dev.reelwise.api.check;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is written where an object can't be had again. */
@Repository
class MendingRepository {

  private final JdbcClient sql;

  MendingRepository(JdbcClient sql) {
    this.sql = sql;
  }

  void noteLoss(VideoId video, boolean lost) {
    sql.sql(
            """
            update videos set source_lost_at = case when :lost then now() end where id = :video
            """)
        .param("lost", lost)
        .param("video", video.value())
        .update();
  }

  Optional<ObjectKey> source(VideoId video) {
    return sql.sql("select key from videos where id = :video and key is not null")
        .param("video", video.value())
        .query((row, number) -> new ObjectKey(row.getString("key")))
        .optional();
  }

  /** Takes the variant away whose file or playlist this is; true when it was the last one. */
  boolean forgetVariant(VideoId video, ObjectKey key) {
    sql.sql(
            """
            delete from video_variants
            where video_id = :video and (key = :key or left(key, -4) || '.m3u8' = :key)
            """)
        .param("video", video.value())
        .param("key", key.value())
        .update();
    return sql.sql("select not exists (select 1 from video_variants where video_id = :video)")
        .param("video", video.value())
        .query(Boolean.class)
        .single();
  }

  void forgetThumbnail(VideoId video, ObjectKey key) {
    sql.sql("update videos set thumbnail_key = null where id = :video and thumbnail_key = :key")
        .param("video", video.value())
        .param("key", key.value())
        .update();
  }

  boolean hasTranscript(VideoId video) {
    return sql.sql(
            """
            select exists (select 1 from video_transcripts
                           where video_id = :video and transcript_path is not null)
            """)
        .param("video", video.value())
        .query(Boolean.class)
        .single();
  }

  Optional<String> summaryText(VideoId video) {
    return sql.sql(
            """
            select summary_text from video_summaries
            where video_id = :video and summary_text is not null
            """)
        .param("video", video.value())
        .query(String.class)
        .optional();
  }

  /** Leaves the text alone, and forgets where its document was. */
  void forgetSummaryDocument(VideoId video, ObjectKey key) {
    sql.sql(
            """
            update video_summaries set summary_path = null, updated_at = now()
            where video_id = :video and summary_path = :key
            """)
        .param("video", video.value())
        .param("key", key.value())
        .update();
  }
}
