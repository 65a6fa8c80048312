package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts jobs into the queues, in the caller's transaction; the commit wakes the workers. */
public class JobQueues {

  private static final int NORMAL = 50;

  private final JdbcClient jdbc;

  JobQueues(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds the job of a step's run. A repeat changes nothing. */
  public void enqueue(StepName step, VideoId video, int run) {
    // Due a little before now, so that a worker whose clock is behind ours need not wait for it.
    jdbc.sql(
            """
            insert into %s (task_name, task_instance, execution_time, picked, version, priority)
            values (:queue, :job, now() - interval '10 seconds', false, 1, :priority)
            on conflict do nothing
            """
                .formatted(table(step)))
        .param("queue", step.queue())
        .param("job", new JobId(video, run).text())
        .param("priority", NORMAL)
        .update();
  }

  static String table(StepName step) {
    return step.queue() + "_jobs";
  }
}
