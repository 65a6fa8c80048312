package dev.reelwise.api.transcript;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.ObjectKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code video_transcripts}: which transcript holds. */
@Repository
class CurrentTranscriptRepository {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient database;

  CurrentTranscriptRepository(JdbcClient database) {
    this.database = database;
  }

  Optional<CurrentTranscript> find(VideoId video) {
    return database
        .sql(
            """
            select t.transcript_path, t.updated_at, coalesce(v.version, 0) as version,
                   coalesce(v.source, 'speech') as source
            from video_transcripts t
            left join lateral (
              select version, source from transcript_versions
              where video_id = t.video_id and path = t.transcript_path
              order by version desc limit 1) v on true
            where t.video_id = :video and t.status = 'ready' and t.transcript_path is not null
            """)
        .param("video", video.value())
        .query(CurrentTranscriptRepository::current)
        .optional();
  }

  private static CurrentTranscript current(ResultSet row, int number) throws SQLException {
    return new CurrentTranscript(
        new ObjectKey(row.getString("transcript_path")),
        row.getInt("version"),
        Source.of(row.getString("source")),
        row.getTimestamp("updated_at").toInstant());
  }

  /** Where the step stands that would replace the transcript. */
  enum Step {
    UNDER_WAY,
    FAILED,
    OVER
  }

  /**
   * Keeps every other writer of this video waiting; empty when it has no row. A video without steps
   * is on its way through another pipeline, of which only the status is known.
   */
  Optional<Step> hold(VideoId video) {
    return database
        .sql(
            """
            select case
                     when s.state = 'failed' then 'failed'
                     when s.state <> 'done' then 'under_way'
                     when s.state is null
                       and v.status in ('pending', 'uploading', 'transcoding', 'transcribing')
                       then 'under_way'
                     else 'over'
                   end
            from videos v
            left join video_steps s on s.video_id = v.id and s.step = 'transcribe'
            where v.id = :video
            for no key update of v
            """)
        .param("video", video.value())
        .query((row, number) -> Step.valueOf(row.getString(1).toUpperCase(Locale.ROOT)))
        .optional();
  }

  /** How long the video is, in seconds; 0 where nobody knows. */
  double seconds(VideoId video) {
    return database
        .sql("select duration_ms / 1000.0 from video_sources where video_id = :video")
        .param("video", video.value())
        .query(Double.class)
        .optional()
        .orElse(0.0);
  }

  /** Makes the transcript at {@code path} the video's, whatever it had. */
  void set(Transcript transcript, ObjectKey path) {
    database
        .sql(
            """
            insert into video_transcripts
              (video_id, transcript_text, transcript_path, status, duration_seconds, model_info,
               updated_at)
            values (:video, :text, :path, 'ready', :duration, :model::jsonb, clock_timestamp())
            on conflict (video_id) do update set
              transcript_text = excluded.transcript_text,
              transcript_path = excluded.transcript_path,
              status = excluded.status,
              duration_seconds = excluded.duration_seconds,
              model_info = excluded.model_info,
              updated_at = excluded.updated_at
            """)
        .param("video", transcript.videoId().value())
        // PostgreSQL's text can't hold U+0000.
        .param("text", transcript.fullText().replace("\0", ""))
        .param("path", path.value())
        .param("duration", (int) Math.round(transcript.duration()))
        .param("model", JSON.writeValueAsString(model(transcript)))
        .update();
  }

  /** Whether this is the text of the transcript that holds. */
  boolean says(VideoId video, String text) {
    return database
        .sql(
            """
            select exists (
              select 1 from video_transcripts where video_id = :video and transcript_text = :text)
            """)
        .param("video", video.value())
        .param("text", text)
        .query(Boolean.class)
        .single();
  }

  /** Leaves the text alone, and forgets where its document was. */
  void forget(VideoId video, ObjectKey path) {
    database
        .sql(
            """
            update video_transcripts set transcript_path = null, updated_at = clock_timestamp()
            where video_id = :video and transcript_path = :path
            """)
        .param("video", video.value())
        .param("path", path.value())
        .update();
  }

  private static Map<String, Object> model(Transcript transcript) {
    Map<String, Object> model = new HashMap<>();
    model.put("model", transcript.model());
    model.put("language", transcript.language());
    model.put("segments", transcript.segments().size());
    return model;
  }

  /** What hangs on the words: the summary is of others, the index has others. */
  void spread(VideoId video) {
    database
        .sql("update video_summaries set stale = true where video_id = :video")
        .param("video", video.value())
        .update();
    // The statement's time, not the transaction's: the index takes the newest state by it.
    database
        .sql("update videos set updated_at = clock_timestamp() where id = :video")
        .param("video", video.value())
        .update();
  }
}
