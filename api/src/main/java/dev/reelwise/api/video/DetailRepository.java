package dev.reelwise.api.video;

import dev.reelwise.api.video.VideoDetails.Captions;
import dev.reelwise.api.video.VideoDetails.QualityOption;
import dev.reelwise.api.video.VideoDetails.Summary;
import dev.reelwise.api.web.WebJson;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.pipeline.video.StepRecord;
import dev.reelwise.pipeline.video.StepState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** All that is stored of one video, in one statement. */
@Repository
class DetailRepository {

  private static final String LIKED =
      """
      exists (select 1 from video_likes l where l.user_id = :user and l.video_id = v.id)
        as has_liked,
      """;

  /** Another text whenever one of the rows that make the details is another. */
  private static final String STAMP =
      "concat_ws(' ', "
          + VideoRows.STAMP
          + """
          , coalesce(s.xmin::text, '-'), coalesce(t.xmin::text, '-'),
          (select string_agg(q.xmin::text, '+') from video_variants q where q.video_id = v.id), '/',
          (select string_agg(p.xmin::text, '+') from video_steps p where p.video_id = v.id))
            as stamp
          """;

  private static final String FROM =
      """
      from videos v
      left join video_summaries s on s.video_id = v.id
      left join video_transcripts t on t.video_id = v.id
      where v.id = :video
      """;

  private static final String PRESENT =
      "select v.user_id, v.status, v.processed_at is not null as was_ready, v.visibility, "
          + LIKED
          + STAMP
          + FROM;

  private static final String DETAILS =
      VideoRows.COLUMNS
          + ", "
          + LIKED
          + """
                 s.video_id as summarized, s.summary_text, s.summary_path, s.quality_score,
                 s.model_info, s.stale,
                 t.status as captions_status, t.transcript_text, t.transcript_path,
                 t.duration_seconds as captions_seconds,
                 (select json_agg(json_build_array(
                           q.resolution, q.width, q.height, q.bitrate, q.size_bytes)
                         order by q.height desc, q.resolution)
                  from video_variants q where q.video_id = v.id) as variants,
                 (select json_agg(json_build_array(
                           p.step, p.state, p.attempt, p.progress, p.started_at, p.finished_at,
                           p.error))
                  from video_steps p where p.video_id = v.id) as steps,
          """
          + STAMP
          + FROM;

  private final JdbcClient database;
  private final WebJson json;

  DetailRepository(JdbcClient database, WebJson json) {
    this.database = database;
    this.json = json;
  }

  /** As {@code user} sees it, whether they may or not. */
  Optional<Stored> find(VideoId video, UserId user) {
    return database
        .sql(DETAILS)
        .param("video", video.value())
        .param("user", user.value())
        .query((row, number) -> stored(row))
        .optional();
  }

  /** Whether it is there, who sees it, and which state {@link #find} would find. */
  Optional<Present> present(VideoId video, UserId user) {
    return database
        .sql(PRESENT)
        .param("video", video.value())
        .param("user", user.value())
        .query((row, number) -> present(row))
        .optional();
  }

  private static Present present(ResultSet row) throws SQLException {
    return new Present(
        new Access(
            new UserId(row.getInt("user_id")),
            VideoStatus.of(row.getString("status")),
            row.getBoolean("was_ready"),
            Visibility.valueOf(row.getString("visibility").toUpperCase(Locale.ROOT))),
        row.getBoolean("has_liked"),
        row.getString("stamp"));
  }

  private Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        VideoRows.read(row),
        row.getObject("summarized") == null ? null : summary(row),
        row.getString("captions_status") == null ? null : captions(row),
        rows(row.getString("variants")).stream().map(DetailRepository::qualityOption).toList(),
        rows(row.getString("steps")).stream()
            .map(DetailRepository::step)
            .sorted(Comparator.comparing(StepRecord::name))
            .toList(),
        row.getBoolean("has_liked"),
        row.getString("stamp"));
  }

  private Summary summary(ResultSet row) throws SQLException {
    String model = row.getString("model_info");
    return new Summary(
        row.getString("summary_text"),
        row.getString("summary_path"),
        row.getObject("quality_score", Double.class),
        model == null ? null : json.mapper().readTree(model),
        row.getBoolean("stale"));
  }

  private static Captions captions(ResultSet row) throws SQLException {
    return new Captions(
        row.getString("transcript_text"),
        row.getString("transcript_path"),
        row.getObject("captions_seconds", Integer.class),
        row.getString("captions_status"));
  }

  private List<JsonNode> rows(@Nullable String array) {
    return array == null ? List.of() : json.mapper().readTree(array).valueStream().toList();
  }

  private static QualityOption qualityOption(JsonNode row) {
    return new QualityOption(
        row.path(0).asString(),
        row.path(1).isNull() ? null : row.path(1).intValue(),
        row.path(2).isNull() ? null : row.path(2).intValue(),
        bitsPerSecond(text(row.path(3))),
        row.path(4).isNull() ? null : row.path(4).longValue());
  }

  private static StepRecord step(JsonNode row) {
    return new StepRecord(
        StepName.of(row.path(0).asString()),
        StepState.of(row.path(1).asString()),
        row.path(2).intValue(),
        row.path(3).doubleValue(),
        time(text(row.path(4))),
        time(text(row.path(5))),
        text(row.path(6)));
  }

  private static @Nullable String text(JsonNode value) {
    return value.isNull() ? null : value.asString();
  }

  private static @Nullable Instant time(@Nullable String text) {
    return text == null ? null : OffsetDateTime.parse(text).toInstant();
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

  /** A video at this moment; the same {@code stamp} means the same rows. */
  record Present(Access access, boolean hasLiked, String stamp) {}

  /** The rows of one video. */
  record Stored(
      VideoRow video,
      @Nullable Summary summary,
      @Nullable Captions captions,
      List<QualityOption> qualityOptions,
      List<StepRecord> steps,
      boolean hasLiked,
      String stamp) {
    Stored {
      qualityOptions = List.copyOf(qualityOptions);
      steps = List.copyOf(steps);
    }
  }
}
