package dev.reelwise.api.video;

import dev.reelwise.api.video.VideoDetails.Captions;
import dev.reelwise.api.video.VideoDetails.QualityOption;
import dev.reelwise.api.video.VideoDetails.Summary;
import dev.reelwise.api.web.WebJson;
import dev.reelwise.contracts.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** What the steps have recorded of a video: variants, transcript, summary. */
@Repository
class PartRepository {

  private final JdbcClient database;
  private final WebJson json;

  PartRepository(JdbcClient database, WebJson json) {
    this.database = database;
    this.json = json;
  }

  /** The best first. */
  List<QualityOption> qualityOptions(VideoId video) {
    return database
        .sql(
            """
            select resolution, width, height, bitrate, size_bytes
            from video_variants
            where video_id = :video
            order by height desc, resolution
            """)
        .param("video", video.value())
        .query(PartRepository::qualityOption)
        .list();
  }

  Optional<Summary> summary(VideoId video) {
    return database
        .sql(
            """
            select summary_text, summary_path, quality_score, model_info, stale
            from video_summaries
            where video_id = :video
            """)
        .param("video", video.value())
        .query(
            (row, number) ->
                new Summary(
                    row.getString("summary_text"),
                    row.getString("summary_path"),
                    row.getObject("quality_score", Double.class),
                    tree(row.getString("model_info")),
                    row.getBoolean("stale")))
        .optional();
  }

  Optional<Captions> captions(VideoId video) {
    return database
        .sql(
            """
            select transcript_text, transcript_path, duration_seconds, status
            from video_transcripts
            where video_id = :video
            """)
        .param("video", video.value())
        .query(
            (row, number) ->
                new Captions(
                    row.getString("transcript_text"),
                    row.getString("transcript_path"),
                    row.getObject("duration_seconds", Integer.class),
                    row.getString("status")))
        .optional();
  }

  private @Nullable JsonNode tree(@Nullable String text) {
    return text == null ? null : json.mapper().readTree(text);
  }

  private static QualityOption qualityOption(ResultSet row, int number) throws SQLException {
    return new QualityOption(
        row.getString("resolution"),
        row.getObject("width", Integer.class),
        row.getObject("height", Integer.class),
        bitsPerSecond(row.getString("bitrate")),
        row.getObject("size_bytes", Long.class));
  }

  /** The column is text: ours are plain digits, the counterpart's may be such as {@code 2800k}. */
  private static @Nullable Long bitsPerSecond(@Nullable String text) {
    if (text == null || !text.matches("[0-9]{1,12}k?")) {
      return null;
    }
    return text.endsWith("k")
        ? Long.parseLong(text.substring(0, text.length() - 1)) * 1000
        : Long.valueOf(text);
  }
}
