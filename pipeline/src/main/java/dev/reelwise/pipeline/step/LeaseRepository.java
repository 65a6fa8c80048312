package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.pipeline.job.JobId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code video_steps} as seen by the worker that runs them. */
class LeaseRepository {

  private final JdbcClient jdbc;
  private final String worker;

  LeaseRepository(JdbcClient jdbc, String worker) {
    this.jdbc = jdbc;
    this.worker = worker;
  }

  /**
   * Takes the step up. Empty when the job is stale: the step was asked for again, is done, or gone.
   * One that is still running then belonged to a worker that was lost.
   */
  Optional<Lease> claim(StepName step, JobId job) {
    return jdbc.sql(
            """
            update video_steps
            set state = 'running', attempt = attempt + 1, progress = 0, worker = :worker,
                losses = losses + case when state = 'running' then 1 else 0 end,
                started_at = now(), progressed_at = now(), next_attempt_at = null
            where video_id = :video and step = :step and run = :run
              and state in ('queued', 'retrying', 'running')
            returning attempt, failures, losses, waits, trigger::text as trigger, traceparent,
              extract(epoch from now() - coalesce(queued_at, now())) as waited,
              (select before.state = 'running' from video_steps before
               where before.video_id = :video and before.step = :step) as taken_over,
              (select user_id from videos where id = :video) as owner,
              (select duration_seconds from videos where id = :video) as length
            """)
        .param("video", job.video().value())
        .param("step", step.text())
        .param("run", job.run())
        .param("worker", worker)
        .query(
            (row, _) ->
                new Lease(
                    step,
                    job.video(),
                    new UserId(row.getInt("owner")),
                    Duration.ofMillis(Math.round(row.getDouble("length") * 1000)),
                    row.getInt("attempt"),
                    row.getInt("failures"),
                    row.getInt("losses"),
                    row.getInt("waits"),
                    row.getString("trigger"),
                    Duration.ofMillis(Math.round(row.getDouble("waited") * 1000)),
                    row.getBoolean("taken_over"),
                    row.getString("traceparent")))
        .optional();
  }

  /** Writes how far the work is; false when the lease is lost. */
  boolean progress(Lease lease, double fraction) {
    return held(
                """
            update video_steps
            set progress = :progress,
                progressed_at = case when progress = :progress then progressed_at else now() end
            where video_id = :video and step = :step and attempt = :attempt and state = 'running'
            """,
                lease)
            .param("progress", fraction)
            .update()
        > 0;
  }

  boolean isHeld(Lease lease) {
    return held(
            """
            select count(*) > 0 from video_steps
            where video_id = :video and step = :step and attempt = :attempt and state = 'running'
            """,
            lease)
        .query(Boolean.class)
        .single();
  }

  /** False when the lease is lost, or the step is already done by it: see {@link #isDone}. */
  boolean done(Lease lease) {
    return held(
                """
            update video_steps
            set state = 'done', progress = 1, error = null, finished_at = now()
            where video_id = :video and step = :step and attempt = :attempt and state = 'running'
            """,
                lease)
            .update()
        > 0;
  }

  /** True when this very attempt has been recorded: its commit came through, the answer did not. */
  boolean isDone(Lease lease) {
    return held(
            """
            select count(*) > 0 from video_steps
            where video_id = :video and step = :step and attempt = :attempt and state = 'done'
            """,
            lease)
        .query(Boolean.class)
        .single();
  }

  boolean failed(Lease lease, String reason) {
    return held(
                """
            update video_steps
            set state = 'failed', failures = failures + 1, error = :reason, finished_at = now()
            where video_id = :video and step = :step and attempt = :attempt and state = 'running'
            """,
                lease)
            .param("reason", reason)
            .update()
        > 0;
  }

  boolean retrying(Lease lease, String reason, Duration pause) {
    return later(lease, reason, pause, "failures = failures + 1");
  }

  boolean waiting(Lease lease, String reason, Duration pause) {
    return later(lease, reason, pause, "waits = waits + 1");
  }

  private boolean later(Lease lease, String reason, Duration pause, String count) {
    return held(
                """
            update video_steps
            set state = 'retrying', %s, error = :reason, worker = null,
                next_attempt_at = now() + make_interval(secs => :pause)
            where video_id = :video and step = :step and attempt = :attempt and state = 'running'
            """
                    .formatted(count),
                lease)
            .param("reason", reason)
            .param("pause", pause.toMillis() / 1000.0)
            .update()
        > 0;
  }

  boolean handBack(Lease lease) {
    return held(
                """
            update video_steps set state = 'queued', worker = null, progress = 0
            where video_id = :video and step = :step and attempt = :attempt and state = 'running'
            """,
                lease)
            .update()
        > 0;
  }

  private JdbcClient.StatementSpec held(String sql, Lease lease) {
    return jdbc.sql(sql)
        .param("video", lease.video().value())
        .param("step", lease.step().text())
        .param("attempt", lease.attempt());
  }
}
