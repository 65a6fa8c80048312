package dev.reelwise.api.check;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the events of a video have said, as far as its rows know. */
@Repository
class StoppedVideoRepository {

  private final JdbcClient sql;

  StoppedVideoRepository(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * {@code transcriptPath} is null until the transcribe step is done, {@code isSummarized} false
   * until the summarize step is.
   */
  record Stopped(
      UserId owner,
      @Nullable String key,
      boolean hasSteps,
      String fileName,
      String contentType,
      @Nullable String transcriptPath,
      int segments,
      boolean isSummarized,
      @Nullable String summaryPath,
      @Nullable String summaryText,
      @Nullable Double qualityScore) {}

  Optional<Stopped> find(VideoId video) {
    return sql.sql(
            """
            select v.user_id, v.key,
                   exists (select 1 from video_steps x where x.video_id = v.id) as has_steps,
                   coalesce(u.filename, v.title) as filename,
                   coalesce(u.content_type, 'application/octet-stream') as content_type,
                   case when a.state = 'done' then t.transcript_path end as transcript_path,
                   coalesce((t.model_info ->> 'segments')::int, 0) as segments,
                   coalesce(b.state = 'done', false) as is_summarized,
                   s.summary_path, s.summary_text, s.quality_score
            from videos v
            left join lateral (select filename, content_type from upload_metadata m
                               where m.key = v.key limit 1) u on true
            left join video_transcripts t on t.video_id = v.id
            left join video_summaries s on s.video_id = v.id
            left join video_steps a on a.video_id = v.id and a.step = 'transcribe'
            left join video_steps b on b.video_id = v.id and b.step = 'summarize'
            where v.id = :video
            """)
        .param("video", video.value())
        .query(
            (row, number) ->
                new Stopped(
                    new UserId(row.getInt("user_id")),
                    row.getString("key"),
                    row.getBoolean("has_steps"),
                    row.getString("filename"),
                    row.getString("content_type"),
                    row.getString("transcript_path"),
                    row.getInt("segments"),
                    row.getBoolean("is_summarized"),
                    row.getString("summary_path"),
                    row.getString("summary_text"),
                    row.getObject("quality_score", Double.class)))
        .optional();
  }
}
