package dev.reelwise.api;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoSummarized;
import dev.reelwise.contracts.event.VideoUploaded;
import dev.reelwise.pipeline.outbox.Outbox;
import dev.reelwise.pipeline.video.VideoFlow;
import dev.reelwise.storage.ObjectKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts videos on their way, plays the summarizer's part, and looks at what has become of them.
 */
@Component
class Journey {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final JdbcClient sql;
  private final VideoFlow flow;
  private final Outbox outbox;
  private final TransactionOperations transaction;
  private final Clock clock;

  Journey(
      JdbcClient sql,
      VideoFlow flow,
      Outbox outbox,
      TransactionOperations transaction,
      Clock clock) {
    this.sql = sql;
    this.flow = flow;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
  }

  VideoId video(int owner, String title) {
    return sql.sql(
            """
            insert into videos (title, user_id, user_name, key)
            values (:title, :owner, 'Ada Lovelace', gen_random_uuid()::text) returning id
            """)
        .param("title", title)
        .param("owner", owner)
        .query((row, number) -> new VideoId(row.getInt(1)))
        .single();
  }

  void start(VideoId video, ObjectKey key) {
    int owner = number("select user_id from videos where id = :video", video);
    VideoUploaded event =
        new VideoUploaded(
            EventId.random(),
            video,
            new UserId(owner),
            key.value(),
            new VideoUploaded.Metadata("file.mp4", "video/mp4", null),
            UUID.randomUUID(),
            UUID.randomUUID(),
            clock.instant());
    transaction.executeWithoutResult(status -> flow.start(event));
  }

  void retry(VideoId video, StepName step) {
    flow.retry(video, step);
  }

  /** What the probe has found in the upload. */
  String source(VideoId video) {
    return text(
        """
        select container || ' ' || video_codec || ' ' || audio_codec from video_sources
        where video_id = :video
        """,
        video);
  }

  void summarizeAsTheCounterpartWould(VideoId video, String summary) {
    transaction.executeWithoutResult(
        status -> {
          sql.sql("insert into video_summaries (video_id, summary_text) values (:video, :text)")
              .param("video", video.value())
              .param("text", summary)
              .update();
          outbox.append(
              new VideoSummarized(EventId.random(), video, null, summary, null, clock.instant()));
        });
  }

  void awaitDone(VideoId video, String step) {
    awaitState(video, step, "done");
  }

  void awaitState(VideoId video, String step, String state) {
    await(step + " of " + video + " " + state, () -> step(video, step).equals(state));
  }

  void awaitError(VideoId video, String step, String error) {
    await(step + " of " + video + ": " + error, () -> error(video, step).equals(error));
  }

  void awaitStatus(VideoId video, String status) {
    await("video " + video + " " + status, () -> status(video).equals(status));
  }

  /** Until it has failed, or what its file is needed for is done. */
  void awaitEndOfMediaWork(VideoId video) {
    await(
        "the media work for " + video,
        () ->
            status(video).equals("failed")
                || (step(video, "transcode").equals("done")
                    && step(video, "transcribe").equals("done")));
  }

  String status(VideoId video) {
    return text("select status from videos where id = :video", video);
  }

  private void await(String what, BooleanSupplier outcome) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!outcome.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + PATIENCE + ": " + what + "; " + steps());
      }
      Thread.onSpinWait();
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String steps() {
    return sql.sql("select video_id, step, state, error from video_steps").query().listOfRows()
        + "";
  }

  String step(VideoId video, String step) {
    return column("state", video, step);
  }

  String error(VideoId video, String step) {
    return column("error", video, step);
  }

  int attempts(VideoId video, String step) {
    return Integer.parseInt(column("attempt", video, step));
  }

  int failures(VideoId video, String step) {
    return Integer.parseInt(column("failures", video, step));
  }

  private String column(String name, VideoId video, String step) {
    return sql.sql(
            "select coalesce("
                + name
                + "::text, '') from video_steps where video_id = :video and step = :step")
        .param("video", video.value())
        .param("step", step)
        .query(String.class)
        .single();
  }

  List<Map<String, Object>> variants(VideoId video) {
    return sql.sql(
            """
            select resolution, key, bitrate, codecs, size_bytes from video_variants
            where video_id = :video order by height desc
            """)
        .param("video", video.value())
        .query()
        .listOfRows();
  }

  Map<String, Object> transcript(VideoId video) {
    return sql.sql(
            """
            select transcript_text as text, status, model_info ->> 'model' as model
            from video_transcripts where video_id = :video
            """)
        .param("video", video.value())
        .query()
        .singleRow();
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> event(VideoId video, String topic) {
    String json =
        sql.sql(
                """
                select payload::text from outbox_events
                where payload ->> 'videoId' = :video and topic like '%' || :topic
                """)
            .param("video", video.toString())
            .param("topic", topic)
            .query(String.class)
            .single();
    return JsonMapper.shared().readValue(json, Map.class);
  }

  private int number(String query, VideoId video) {
    return sql.sql(query).param("video", video.value()).query(Integer.class).single();
  }

  private String text(String query, VideoId video) {
    return sql.sql(query).param("video", video.value()).query(String.class).single();
  }
}
