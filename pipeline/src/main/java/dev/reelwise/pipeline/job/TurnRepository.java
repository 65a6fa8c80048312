package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.StepName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The order in which a queue's jobs are picked, and the long jobs that wait apart. A job's priority
 * is the work of its owner that is ahead of it, which shrinks as work is done.
 */
class TurnRepository {

  /** So many jobs of an owner are near enough to be ranked. */
  private static final int NEAR = 20;

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;

  TurnRepository(JdbcClient jdbc, TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * Ranks the first jobs of each owner by the work that is ahead of them: fair queueing by shortest
   * backlog, after A. Demers, S. Keshav, S. Shenker, Analysis and Simulation of a Fair Queueing
   * Algorithm (1989). The jobs further behind are ranked when they come near, so that the effort
   * grows with the owners, and not with their jobs.
   */
  void renew(StepName step) {
    String sql =
        JobQueues.BY_INDEX
            + """
            set local enable_hashjoin = off;
            set local enable_mergejoin = off;
            set local enable_material = off;
            with recursive owners (owner) as (
              select min(owner) from %1$s
              union all
              select (select min(j.owner) from %1$s j where j.owner > owners.owner)
              from owners where owner is not null),
            busy as (select owner, sum(minutes) as minutes from %1$s where picked group by owner),
            lines as (
              select task_instance, priority,
                     least(30000, coalesce(busy.minutes, 0) + coalesce(sum(near.minutes) over (
                       partition by owner order by near.minutes >= %2$d, execution_time, task_instance
                       rows between unbounded preceding and 1 preceding), 0)) as ahead
              from owners
              left join busy using (owner)
              cross join lateral (
                select task_instance, priority, minutes, execution_time from %1$s j
                where j.owner = owners.owner and not j.picked
                order by minutes >= %2$d, execution_time
                limit %3$d) near),
            changed as (
              select j.task_instance, -lines.ahead as rank
              from lines join %1$s j using (task_instance)
              where lines.priority <> -lines.ahead
              for update of j skip locked)
            update %1$s j
            set priority = changed.rank
            from changed
            where j.task_instance = changed.task_instance and not j.picked
            """
                .formatted(JobQueues.table(step), JobQueues.LONG_MINUTES, NEAR);
    transaction.executeWithoutResult(_ -> jdbc.sql(sql).update());
  }

  /** How many minutes the job may take; zero when it is gone. */
  int minutes(StepName step, String job) {
    return jdbc.sql(
            "select minutes from %s where task_name = :queue and task_instance = :job"
                .formatted(JobQueues.table(step)))
        .param("queue", step.queue())
        .param("job", job)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  void parked(StepName step, String job, boolean parked) {
    jdbc.sql(
            "update %s set parked = :parked where task_name = :queue and task_instance = :job"
                .formatted(JobQueues.table(step)))
        .param("queue", step.queue())
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
