package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.observe.Traces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code video_steps} as seen from outside of a run. */
class StepRepository {

  private final JdbcClient jdbc;
  private final Traces traces;

  StepRepository(JdbcClient jdbc, Traces traces) {
    this.jdbc = jdbc;
    this.traces = traces;
  }

  List<StepRecord> of(VideoId video) {
    return jdbc
        .sql(
            """
            select step, state, attempt, progress, started_at, finished_at, error
            from video_steps where video_id = :video
            """)
        .param("video", video.value())
        .query((row, _) -> read(row))
        .list()
        .stream()
        .sorted(Comparator.comparing(StepRecord::name))
        .toList();
  }

  /** Adds the rows of all steps that the video doesn't have yet. */
  void create(VideoId video) {
    jdbc.sql(
            """
            insert into video_steps (video_id, step)
            select :video, unnest(array['transcode', 'transcribe', 'summarize', 'index'])
            on conflict do nothing
            """)
        .param("video", video.value())
        .update();
  }

  /** Marks these as done by somebody else, where no worker of ours was asked for them. */
  void complete(VideoId video, Set<StepName> done) {
    if (done.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update video_steps
            set state = 'done', progress = 1, error = null, finished_at = now()
            where video_id = :video and step in (:steps) and state = 'pending'
            """)
        .param("video", video.value())
        .param("steps", done.stream().map(StepName::text).toList())
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

  /** Asks for a new run of the step, whatever its state; whoever worked on it has lost it. */
  int queue(VideoId video, StepName step, String trigger) {
    return ask(video, step, trigger, StepState.QUEUED);
  }

  /** As {@link #queue}, but the run has to wait for other steps. */
  void defer(VideoId video, StepName step, String trigger) {
    ask(video, step, trigger, StepState.PENDING);
  }

  /** What has asked for a step that is deferred. */
  Optional<String> deferred(VideoId video, StepName step) {
    return jdbc.sql(
            """
            select trigger::text from video_steps
            where video_id = :video and step = :step and trigger is not null and state = 'pending'
            """)
        .param("video", video.value())
        .param("step", step.text())
        .query(String.class)
        .optional();
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

  /** The runs of the steps that a worker has, or is to take up. */
  Map<StepName, Integer> atWork(VideoId video) {
    Map<StepName, Integer> runs = new EnumMap<>(StepName.class);
    jdbc.sql(
            """
            select step, run from video_steps
            where video_id = :video and state in ('queued', 'running', 'retrying')
            """)
        .param("video", video.value())
        .query(
            row -> {
              runs.put(StepName.of(row.getString("step")), row.getInt("run"));
            });
    return runs;
  }

  /** Keeps what asks for a cancelled step until it is retried; false when it is not cancelled. */
  boolean remember(VideoId video, StepName step, String trigger) {
    return jdbc.sql(
                """
                update video_steps set trigger = :trigger::jsonb
                where video_id = :video and step = :step and state = 'cancelled'
                """)
            .param("video", video.value())
            .param("step", step.text())
            .param("trigger", trigger)
            .update()
        > 0;
  }

  /** Lets cancelled steps that nobody had asked for wait again for the steps before them. */
  void revive(VideoId video) {
    jdbc.sql(
            """
            update video_steps set state = 'pending', progress = 0, error = null, finished_at = null
            where video_id = :video and state = 'cancelled' and trigger is null
            """)
        .param("video", video.value())
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

  private int ask(VideoId video, StepName step, String trigger, StepState state) {
    return jdbc.sql(
            """
            update video_steps
            set state = :state, run = run + 1, failures = 0, losses = 0, waits = 0, progress = 0,
                trigger = coalesce(:trigger::jsonb, trigger), queued_at = now(), started_at = null,
                finished_at = null, next_attempt_at = null, error = null,
                traceparent = :traceparent
            where video_id = :video and step = :step
            returning run
            """)
        .param("video", video.value())
        .param("step", step.text())
        .param("trigger", trigger)
        .param("traceparent", traces.current(), java.sql.Types.VARCHAR)
        .param("state", state.text())
        .query(Integer.class)
        .single();
  }

  /** What asked for the step's last run, unless it waits or runs. */
  Optional<String> retryable(VideoId video, StepName step) {
    return jdbc.sql(
            """
            select trigger::text from video_steps
            where video_id = :video and step = :step and trigger is not null
              and state in ('failed', 'retrying', 'done', 'cancelled')
            """)
        .param("video", video.value())
        .param("step", step.text())
        .query(String.class)
        .optional();
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
