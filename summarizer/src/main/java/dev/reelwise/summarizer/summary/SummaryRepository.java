package dev.reelwise.summarizer.summary;

import dev.reelwise.contracts.document.Summary;
import dev.reelwise.language.MapReduceSummarizer;
import dev.reelwise.storage.ObjectKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code video_summaries}: one row for each video. */
@Repository
class SummaryRepository {

  private final JdbcClient database;
  private final JsonMapper json;

  SummaryRepository(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Writes the video's row, over the one before. It is stale from the start when the transcript at
   * {@code transcript} has been replaced meanwhile.
   */
  void put(Summary summary, ObjectKey document, ObjectKey transcript) {
    database
        .sql(
            """
            INSERT INTO video_summaries
              (video_id, summary_text, summary_path, model_info, quality_score, stale)
            VALUES (:video, :text, :path, CAST(:info AS jsonb), :score,
                    EXISTS (SELECT 1 FROM video_transcripts
                            WHERE video_id = :video AND transcript_path <> :transcript))
            ON CONFLICT (video_id) DO UPDATE SET
              summary_text = excluded.summary_text,
              summary_path = excluded.summary_path,
              model_info = excluded.model_info,
              quality_score = excluded.quality_score,
              stale = excluded.stale,
              updated_at = now()
            """)
        .param("video", summary.videoId().value())
        .param("text", summary.summary())
        .param("path", document.value())
        .param("transcript", transcript.value())
        .param("info", json.writeValueAsString(modelInfo(summary)))
        .param("score", summary.qualityScore())
        .update();
  }

  private static Map<String, Object> modelInfo(Summary summary) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("model", summary.model());
    info.put("method", summary.method());
    info.put("chunk_size", MapReduceSummarizer.CHUNK_TOKENS);
    info.put("parts", summary.parts());
    info.put("transcript_file_key", summary.transcriptFileKey());
    info.put("transcript_hash", summary.transcriptHash());
    return info;
  }
}
