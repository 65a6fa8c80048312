package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code video_steps} as seen from outside of a run. */
class StepRepository {

  private final JdbcClient jdbc;

  StepRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The video's steps in their order; none when it has not been started. */
  List<StepRecord> of(VideoId video) {
    return of(List.of(video)).getOrDefault(video, List.of());
  }

  /** The steps of each video that has been started, in their order. */
  Map<VideoId, List<StepRecord>> of(Collection<VideoId> videos) {
    Map<VideoId, List<StepRecord>> steps = new HashMap<>();
    jdbc.sql(
            """
            select video_id, step, state, attempt, progress, started_at, finished_at, error
            from video_steps where video_id = any(:videos)
            """)
        .param("videos", VideoIds.array(videos))
        .query(
            row -> {
              steps
                  .computeIfAbsent(new VideoId(row.getInt("video_id")), _ -> new ArrayList<>())
                  .add(read(row));
            });
    steps.values().forEach(one -> one.sort(Comparator.comparing(StepRecord::name)));
    return steps;
  }

  /** Adds the rows of all steps that the videos don't have yet. */
  void create(Collection<VideoId> videos) {
    jdbc.sql(
            """
            insert into video_steps (video_id, step)
            select video, step
            from unnest(:videos::int[]) as started (video)
            cross join unnest(array['transcode', 'transcribe', 'summarize', 'index']) as step
            on conflict do nothing
            """)
        .param("videos", VideoIds.array(videos))
        .update();
  }

  /** Marks these as done by somebody else, where no worker of ours was asked for them. */
  void complete(Collection<VideoId> videos, Set<StepName> done) {
    jdbc.sql(
            """
            update video_steps
            set state = 'done', progress = 1, error = null, finished_at = now()
            where video_id = any(:videos) and step = any(:steps) and state = 'pending'
            """)
        .param("videos", VideoIds.array(videos))
        .param("steps", done.stream().map(StepName::text).toArray(String[]::new))
        .update();
  }

  /** Marks a step as done that has failed; retries of that failure come too late. */
  void supply(VideoId video, StepName step) {
    jdbc.sql(
            """
            update video_steps
            set state = 'done', run = run + 1, progress = 1, error = null, finished_at = now()
            where video_id = :video and step = :step and state = 'failed'
            """)
        .param("video", video.value())
        .param("step", step.text())
        .update();
  }

  /** Stops all that waits or runs: whoever works on it has lost it. Gives the steps' names. */
  Set<StepName> cancel(VideoId video, String why) {
    return jdbc.sql(
            """
            update video_steps
            set state = 'cancelled', worker = null, next_attempt_at = null, finished_at = now(),
                error = :why
            where video_id = :video and state not in ('done', 'failed', 'cancelled')
            returning step
            """)
        .param("video", video.value())
        .param("why", why)
        .query((row, _) -> StepName.of(row.getString("step")))
        .set();
  }

  /** Gives up what needs the uploaded file and is not done. Gives the steps' names. */
  Set<StepName> failUnfinished(VideoId video, String why) {
    return jdbc.sql(
            """
            update video_steps
            set state = 'failed', worker = null, next_attempt_at = null, finished_at = now(),
                error = :why
            where video_id = :video and step in ('transcode', 'transcribe')
              and state not in ('done', 'failed', 'cancelled')
            returning step
            """)
        .param("video", video.value())
        .param("why", why)
        .query((row, _) -> StepName.of(row.getString("step")))
        .set();
  }

  /** Gives a step up, whatever its state. */
  void fail(VideoId video, StepName step, String why) {
    jdbc.sql(
            """
            update video_steps
            set state = 'failed', worker = null, next_attempt_at = null, finished_at = now(),
                error = :why
            where video_id = :video and step = :step
            """)
        .param("video", video.value())
        .param("step", step.text())
        .param("why", why)
        .update();
  }

  /** Lets these wait for the steps before them, whatever they did: their results will be stale. */
  void reset(VideoId video, Set<StepName> stale) {
    if (stale.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update video_steps
            set state = 'pending', trigger = null, progress = 0, error = null, worker = null,
                next_attempt_at = null, finished_at = null
            where video_id = :video and step in (:steps)
            """)
        .param("video", video.value())
        .param("steps", stale.stream().map(StepName::text).toList())
        .update();
  }

  private static StepRecord read(ResultSet row) throws SQLException {
    return new StepRecord(
        StepName.of(row.getString("step")),
        StepState.of(row.getString("state")),
        row.getInt("attempt"),
        row.getDouble("progress"),
        instant(row.getTimestamp("started_at")),
        instant(row.getTimestamp("finished_at")),
        row.getString("error"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
