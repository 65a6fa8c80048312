package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has asked for the runs of steps: {@code run} and {@code trigger} in {@code video_steps}. */
class RunRepository {

  private final JdbcClient jdbc;

  RunRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Asks for new runs of the step, whatever its state; whoever worked on it has lost it. Each video
   * at most once. Gives the runs' numbers.
   */
  Map<VideoId, Integer> queue(StepName step, Collection<Asked> asked) {
    return ask(step, asked, StepState.QUEUED);
  }

  /** As {@link #queue}, but the runs have to wait for other steps. */
  void defer(StepName step, Collection<Asked> asked) {
    ask(step, asked, StepState.PENDING);
  }

  private Map<VideoId, Integer> ask(StepName step, Collection<Asked> asked, StepState state) {
    Map<VideoId, Integer> runs = new HashMap<>();
    if (asked.isEmpty()) {
      return runs;
    }
    with(
            asked,
            """
            update video_steps s
            set state = :state, run = run + 1, failures = 0, losses = 0, waits = 0, progress = 0,
                trigger = asked.trigger::jsonb, queued_at = now(), started_at = null,
                finished_at = null, next_attempt_at = null, error = null,
                traceparent = asked.traceparent
            from unnest(:videos::int[], :triggers::text[], :traces::text[])
              as asked (video, trigger, traceparent)
            where s.video_id = asked.video and s.step = :step
            returning s.video_id, s.run
            """)
        .param("step", step.text())
        .param("state", state.text())
        .query(
            row -> {
              runs.put(new VideoId(row.getInt("video_id")), row.getInt("run"));
            });
    return runs;
  }

  /** Keeps what asks for cancelled steps until they are retried; gives the videos of these. */
  Set<VideoId> remember(StepName step, Collection<Asked> asked) {
    return new HashSet<>(
        with(
                asked,
                """
                update video_steps s set trigger = asked.trigger::jsonb
                from unnest(:videos::int[], :triggers::text[], :traces::text[])
                  as asked (video, trigger, traceparent)
                where s.video_id = asked.video and s.step = :step and s.state = 'cancelled'
                returning s.video_id
                """)
            .param("step", step.text())
            .query((row, _) -> new VideoId(row.getInt("video_id")))
            .list());
  }

  private JdbcClient.StatementSpec with(Collection<Asked> asked, String sql) {
    return jdbc.sql(sql)
        .param("videos", VideoIds.array(asked.stream().map(Asked::video).toList()))
        .param("triggers", asked.stream().map(Asked::trigger).toArray(String[]::new))
        .param("traces", asked.stream().map(Asked::traceparent).toArray(String[]::new));
  }

  /** What has asked for the steps of the video that are deferred. */
  Map<StepName, String> deferred(VideoId video) {
    Map<StepName, String> triggers = new EnumMap<>(StepName.class);
    jdbc.sql(
            """
            select step, trigger::text as trigger from video_steps
            where video_id = :video and trigger is not null and state = 'pending'
            """)
        .param("video", video.value())
        .query(
            row -> {
              triggers.put(StepName.of(row.getString("step")), row.getString("trigger"));
            });
    return triggers;
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
}
