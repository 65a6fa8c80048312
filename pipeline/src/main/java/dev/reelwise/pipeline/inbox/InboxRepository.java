package dev.reelwise.pipeline.inbox;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.event.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ids of the events that were taken in. */
class InboxRepository {

  private final JdbcClient jdbc;

  InboxRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Remembers the event; false when it was taken in before. */
  boolean add(EventId event, Topic topic) {
    return jdbc.sql(
                "insert into processed_messages (id, topic) values (:id, :topic) on conflict do nothing")
            .param("id", event.value())
            .param("topic", topic.text())
            .update()
        > 0;
  }
}
