package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts jobs into the queues, in the caller's transaction; the commit wakes the workers. */
public class JobQueues {

  /** A video of an hour or more is a long one. */
  static final int LONG_MINUTES = 60;

  private final JdbcClient jdbc;

  JobQueues(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds the job of a step's run, behind its owner's other work and before that of owners who have
   * more. A repeat changes nothing. What is not known yet of the length is told from the size, at 2
   * Mbit/s.
   */
  public void enqueue(StepName step, VideoId video, int run) {
    // Due a little before now, so that a worker whose clock is behind ours need not wait for it.
    jdbc.sql(
            """
            insert into %1$s
              (task_name, task_instance, execution_time, picked, version, owner, minutes, priority)
            select :queue, :job, now() - interval '10 seconds', false, 1, v.user_id, cost.minutes,
                   -least(30000, (
                     select coalesce(sum(other.minutes), 0) from %1$s other
                     where other.owner = v.user_id
                       and (other.minutes < %2$d or cost.minutes >= %2$d)))
            from videos v
            cross join lateral (
              select least(1000, greatest(1, ceil(
                coalesce(v.duration_seconds, v.size_bytes / 250000.0, 60) / 60)))::int as minutes) cost
            where v.id = :video
            on conflict do nothing
            """
                .formatted(table(step), LONG_MINUTES))
        .param("queue", step.queue())
        .param("job", new JobId(video, run).text())
        .param("video", video.value())
        .update();
  }

  static String table(StepName step) {
    return step.queue() + "_jobs";
  }
}
