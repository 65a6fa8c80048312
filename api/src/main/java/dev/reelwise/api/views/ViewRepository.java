package dev.reelwise.api.views;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The videos' counters. */
@Repository
class ViewRepository {

  private final JdbcClient database;

  ViewRepository(JdbcClient database) {
    this.database = database;
  }

  /**
   * Adds the views, in one statement; a batch that was added before changes nothing. The rows'
   * versions for the index stay.
   */
  void add(Batch batch) {
    // Locked in the order of their ids, as the inbox does, so that nobody waits in a circle.
    database
        .sql(
            """
            with added as (
                   insert into view_batches (id) values (:batch) on conflict do nothing
                   returning id),
                 old as (
                   delete from view_batches
                   where created_at < now() - interval '1 day' and id <> :batch),
                 held as (
                   select v.id, n.views
                   from added
                   cross join unnest(string_to_array(:videos, ',')::int[],
                                     string_to_array(:counts, ',')::bigint[]) as n (video, views)
                   join videos v on v.id = n.video
                   order by v.id
                   for no key update of v)
            update videos v set views = v.views + h.views from held h where v.id = h.id
            """)
        .param("batch", batch.id())
        .param("videos", joined(batch.views().keySet()))
        .param("counts", joined(batch.views().keySet().stream().map(batch.views()::get).toList()))
        .update();
  }

  private static String joined(Collection<?> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
