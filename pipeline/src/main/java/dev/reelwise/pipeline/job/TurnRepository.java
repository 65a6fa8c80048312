package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.StepName;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The order in which a queue's jobs are picked, and the long jobs that wait apart. A job's priority
 * is the work of its owner that is ahead of it, which shrinks as work is done.
 */
class TurnRepository {

  private final JdbcClient jdbc;

  TurnRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Ranks the first jobs of each owner by the work that is ahead of them: fair queueing by shortest
   * backlog, after A. Demers, S. Keshav, S. Shenker, Analysis and Simulation of a Fair Queueing
   * Algorithm (1989). The jobs further behind are ranked when they come near.
   */
  void renew(StepName step) {
    jdbc.sql(
            """
            with lines as (
              select task_instance, picked, priority,
                     row_number() over line as place,
                     least(30000, coalesce(sum(minutes) over (line rows between unbounded preceding
                       and 1 preceding), 0)) as ahead
              from %1$s
              window line as (partition by owner order by picked desc, minutes >= %2$d, execution_time,
                task_instance)),
            changed as (
              select j.task_instance, -lines.ahead as rank
              from lines join %1$s j using (task_instance)
              where not lines.picked and lines.place <= 20 and lines.priority <> -lines.ahead
              for update of j skip locked)
            update %1$s j
            set priority = changed.rank
            from changed
            where j.task_instance = changed.task_instance and not j.picked
            """
                .formatted(JobQueues.table(step), JobQueues.LONG_MINUTES))
        .update();
  }

  /** How many minutes the job may take; zero when it is gone. */
  int minutes(StepName step, String job) {
    return jdbc.sql(
            "select minutes from %s where task_instance = :job".formatted(JobQueues.table(step)))
        .param("job", job)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  void parked(StepName step, String job, boolean parked) {
    jdbc.sql(
            "update %s set parked = :parked where task_instance = :job"
                .formatted(JobQueues.table(step)))
        .param("parked", parked)
        .param("job", job)
        .update();
  }

  /** Lets the parked job whose turn is next be picked at once. */
  void unparkOne(StepName step) {
    jdbc.sql(
            """
            update %1$s
            set parked = false, execution_time = now() - interval '10 seconds'
            where task_instance = (
              select task_instance from %1$s
              where parked and not picked
              order by priority desc, execution_time
              limit 1
              for update skip locked)
            """
                .formatted(JobQueues.table(step)))
        .update();
  }
}
