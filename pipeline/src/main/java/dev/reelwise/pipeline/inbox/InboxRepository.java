package dev.reelwise.pipeline.inbox;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.event.Topic;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ids of the events that were taken in. */
class InboxRepository {

  private final JdbcClient jdbc;

  InboxRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Remembers the events; gives those that were not taken in before. */
  Set<EventId> add(Collection<EventId> events, Topic topic) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into processed_messages (id, topic)
                  select id, :topic from unnest(:ids::uuid[]) as event (id)
                  on conflict do nothing
                  returning id
                """)
            .param("ids", events.stream().map(EventId::toString).toArray(String[]::new))
            .param("topic", topic.text())
            .query((row, _) -> new EventId(row.getObject(1, UUID.class)))
            .list());
  }
}
