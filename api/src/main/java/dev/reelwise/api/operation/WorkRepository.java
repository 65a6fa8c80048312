package dev.reelwise.api.operation;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.job.Pauses;
import dev.reelwise.pipeline.video.StepState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The steps of all videos. */
@Repository
class WorkRepository {

  private final JdbcClient database;

  WorkRepository(JdbcClient database) {
    this.database = database;
  }

  /** One for each step, in their order. */
  List<Queue> queues(List<Pauses.Pause> pauses) {
    Map<StepName, Pauses.Pause> paused =
        pauses.stream().collect(Collectors.toMap(Pauses.Pause::step, Function.identity()));
    Map<StepName, Queue> counted =
        database
            .sql(
                """
                select step,
                       count(*) filter (where state = 'queued') as queued,
                       count(*) filter (where state = 'running') as running,
                       count(*) filter (where state = 'retrying') as retrying,
                       count(*) filter (where state = 'failed') as failed,
                       min(queued_at) filter (where state = 'queued') as oldest
                from video_steps
                where state not in ('pending', 'done')
                group by step
                """)
            .query((row, number) -> queue(row, paused))
            .list()
            .stream()
            .collect(Collectors.toMap(Queue::step, Function.identity()));
    return Arrays.stream(StepName.values())
        .map(step -> counted.getOrDefault(step, empty(step, paused.get(step))))
        .toList();
  }

  private static Queue empty(StepName step, Pauses.@Nullable Pause pause) {
    return new Queue(
        step,
        0,
        0,
        0,
        0,
        null,
        pause == null ? null : pause.since(),
        pause == null ? null : pause.by());
  }

  private static Queue queue(ResultSet row, Map<StepName, Pauses.Pause> paused)
      throws SQLException {
    StepName step = StepName.of(row.getString("step"));
    Pauses.Pause pause = paused.get(step);
    return new Queue(
        step,
        row.getLong("queued"),
        row.getLong("running"),
        row.getLong("retrying"),
        row.getLong("failed"),
        instant(row, "oldest"),
        pause == null ? null : pause.since(),
        pause == null ? null : pause.by());
  }

  /** The longest in their state first; without a state, what is neither done nor to come. */
  List<StepAtWork> steps(@Nullable StepState state, @Nullable StepName step, int limit) {
    return database
        .sql(
            """
            select s.video_id, v.title, v.user_id, s.step, s.state, s.attempt, s.progress, s.worker,
                   s.queued_at, s.started_at, s.next_attempt_at, s.error
            from video_steps s
            join videos v on v.id = s.video_id
            where s.state not in ('pending', 'done') and (:step::text is null or s.step = :step)
              and (:state::text is null or s.state = :state)
            order by coalesce(s.finished_at, s.started_at, s.queued_at), s.video_id
            limit :limit
            """)
        .param("state", state == null ? null : state.text(), Types.VARCHAR)
        .param("step", step == null ? null : step.text(), Types.VARCHAR)
        .param("limit", limit)
        .query((row, number) -> step(row))
        .list();
  }

  private static StepAtWork step(ResultSet row) throws SQLException {
    return new StepAtWork(
        new VideoId(row.getInt("video_id")),
        row.getString("title"),
        new UserId(row.getInt("user_id")),
        StepName.of(row.getString("step")),
        state(row.getString("state")),
        row.getInt("attempt"),
        row.getDouble("progress"),
        row.getString("worker"),
        instant(row, "queued_at"),
        instant(row, "started_at"),
        instant(row, "next_attempt_at"),
        row.getString("error"));
  }

  private static StepState state(String text) {
    return Arrays.stream(StepState.values())
        .filter(one -> one.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
