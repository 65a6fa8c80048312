package dev.reelwise.api.transcribe;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Transcript;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code video_transcripts}, written by this step alone. */
@Repository
class TranscriptRepository {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient sql;

  TranscriptRepository(JdbcClient sql) {
    this.sql = sql;
  }

  /** Makes {@code stored} the video's transcript, whatever it had. */
  void put(VideoId video, StoredTranscript stored) {
    Transcript transcript = stored.transcript();
    sql.sql(
            """
            insert into video_transcripts
              (video_id, transcript_text, transcript_path, status, duration_seconds, model_info)
            values (:video, :text, :path, 'ready', :duration, :model::jsonb)
            on conflict (video_id) do update set
              transcript_text = excluded.transcript_text,
              transcript_path = excluded.transcript_path,
              status = excluded.status,
              duration_seconds = excluded.duration_seconds,
              model_info = excluded.model_info,
              updated_at = now()
            """)
        .param("video", video.value())
        // PostgreSQL's text can't hold U+0000.
        .param("text", transcript.fullText().replace("\0", ""))
        .param("path", stored.key().value())
        .param("duration", (int) Math.round(transcript.duration()))
        .param("model", JSON.writeValueAsString(model(transcript)))
        .update();
  }

  private static Map<String, Object> model(Transcript transcript) {
    Map<String, Object> model = new HashMap<>();
    model.put("model", transcript.model());
    model.put("language", transcript.language());
    model.put("segments", transcript.segments().size());
    return model;
  }
}
