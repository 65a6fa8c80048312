package dev.reelwise.api.check;

import dev.reelwise.contracts.VideoId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of a video whose object was found. */
@Repository
class OwnerRepository {

  private final JdbcClient sql;

  OwnerRepository(JdbcClient sql) {
    this.sql = sql;
  }

  /** {@code transcodes} and the like: that step waits or is at work. */
  record Owner(
      boolean isThere,
      boolean hasFile,
      boolean isDeleting,
      boolean isImporting,
      boolean hasForeignVariants,
      boolean transcodes,
      boolean transcribes,
      boolean summarizes) {}

  Owner find(VideoId video) {
    return sql.sql(
            """
            with work as (
              select step from video_steps
              where video_id = :video and state in ('pending', 'queued', 'running', 'retrying'))
            select exists (select 1 from videos where id = :video) as is_there,
                   exists (select 1 from videos where id = :video and key is not null) as has_file,
                   exists (select 1 from deletions where video_id = :video) as is_deleting,
                   exists (select 1 from video_imports where video_id = :video) as is_importing,
                   exists (select 1 from video_variants where video_id = :video
                     and key <> 'videos/hls/' || video_id || '/' || resolution || '.mp4')
                     as has_foreign_variants,
                   exists (select 1 from work where step = 'transcode') as transcodes,
                   exists (select 1 from work where step = 'transcribe') as transcribes,
                   exists (select 1 from work where step = 'summarize') as summarizes
            """)
        .param("video", video.value())
        .query(
            (row, number) ->
                new Owner(
                    row.getBoolean("is_there"),
                    row.getBoolean("has_file"),
                    row.getBoolean("is_deleting"),
                    row.getBoolean("is_importing"),
                    row.getBoolean("has_foreign_variants"),
                    row.getBoolean("transcodes"),
                    row.getBoolean("transcribes"),
                    row.getBoolean("summarizes")))
        .single();
  }
}
