package dev.reelwise.pipeline.observe;

import dev.reelwise.pipeline.observe.Backlog.Place;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what waits, in one statement over partial indexes. */
class BacklogRepository {

  private final JdbcClient jdbc;

  BacklogRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Backlog read() {
    Map<Place, Double> values = new HashMap<>();
    jdbc.sql(
            """
            select 'steps' as part, state as measure, step as label, count(*) as number,
                   extract(epoch from now() - min(queued_at)) as age
            from video_steps where state not in ('pending', 'done') group by step, state
            union all
            select 'outbox', 'waiting', '', count(*), extract(epoch from now() - min(created_at))
            from outbox_events where not published and parked_at is null
            union all
            select 'outbox', 'parked', '', count(*), extract(epoch from now() - min(parked_at))
            from outbox_events where parked_at is not null
            union all
            select 'chores', 'waiting', '', count(*), extract(epoch from now() - min(execution_time))
            from scheduled_tasks where not picked and execution_time <= now()
            union all
            select 'chores', 'failing', '', count(*), 0
            from scheduled_tasks where consecutive_failures > 0
            """)
        .query(
            row -> {
              String part = row.getString("part");
              String measure = row.getString("measure");
              String label = row.getString("label");
              values.put(new Place(part, measure, label), row.getDouble("number"));
              values.put(new Place(part, measure + " age", label), row.getDouble("age"));
            });
    return new Backlog(values);
  }
}
