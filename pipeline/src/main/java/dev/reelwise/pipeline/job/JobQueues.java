package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts jobs into the queues, in the caller's transaction; the commit wakes the workers. */
public class JobQueues {

  /** A video of an hour or more is a long one. */
  static final int LONG_MINUTES = 60;

  /** So many jobs of an owner are looked at to tell how much work is ahead. */
  private static final int COUNTED = 100;

  /**
   * Set before statements that read an owner's first jobs, in their transaction: a plan that was
   * made while the queue was short would read all of a long one.
   */
  static final String BY_INDEX =
      """
      set local enable_seqscan = off;
      set local enable_bitmapscan = off;
      """;

  private final JdbcClient jdbc;

  JobQueues(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds the jobs of a step's runs, each behind its owner's other work and before that of owners
   * who have more. A repeat changes nothing. What is not known yet of a length is told from the
   * size, at 2 Mbit/s. Of very much work that is ahead a part is counted: how far behind is the
   * same then, and ranks are renewed as jobs come near.
   */
  public void enqueue(StepName step, Map<VideoId, Integer> runs) {
    if (runs.isEmpty()) {
      return;
    }
    List<JobId> jobs =
        runs.entrySet().stream()
            .map(run -> new JobId(run.getKey(), run.getValue()))
            .sorted(Comparator.comparingInt(job -> job.video().value()))
            .toList();
    jdbc.sql(enqueue(step))
        .param("queue", step.queue())
        .param("jobs", jobs.stream().map(JobId::text).toArray(String[]::new))
        .param("videos", jobs.stream().map(job -> job.video().value()).toArray(Integer[]::new))
        .update();
  }

  /** Jobs are due a little before now: a worker whose clock is behind ours need not wait. */
  private static String enqueue(StepName step) {
    return BY_INDEX
        + """
        with added as (
          select job, place, user_id as owner, minutes, minutes >= %2$d as long
          from unnest(:jobs::text[], :videos::int[]) with ordinality as asked (job, video, place)
          join videos on videos.id = asked.video
          cross join lateral (
            select least(1000, greatest(1, ceil(
              coalesce(duration_seconds, size_bytes / 250000.0, 60) / 60)))::int as minutes) cost),
        waiting as (
          select owner,
                 (select coalesce(sum(minutes), 0) from (
                    select minutes from %1$s j
                    where j.owner = owners.owner and not (minutes >= %2$d)
                    limit %3$d) short) as short,
                 (select coalesce(sum(minutes), 0) from (
                    select minutes from %1$s j
                    where j.owner = owners.owner and minutes >= %2$d limit %3$d) long) as long
          from (select distinct owner from added) owners)
        insert into %1$s
          (task_name, task_instance, execution_time, picked, version, owner, minutes, priority)
        select :queue, job, now() - interval '10 seconds', false, 1, owner, minutes,
               -least(30000, waiting.short
                 + case when added.long
                        then waiting.long + coalesce(sum(minutes) over before, 0)
                        else coalesce(sum(minutes) filter (where not added.long) over before, 0)
                   end)
        from added join waiting using (owner)
        window before as (
          partition by owner order by place rows between unbounded preceding and 1 preceding)
        on conflict do nothing
        """
            .formatted(table(step), LONG_MINUTES, COUNTED);
  }

  static String table(StepName step) {
    return step.queue() + "_jobs";
  }
}
