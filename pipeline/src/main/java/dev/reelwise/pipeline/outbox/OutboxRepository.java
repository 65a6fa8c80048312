package dev.reelwise.pipeline.outbox;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes rows of {@code outbox_events}. */
class OutboxRepository {

  private final JdbcClient jdbc;

  OutboxRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps every other writer of this video waiting until the transaction ends. */
  void hold(VideoId video) {
    jdbc.sql("select id from videos where id = :id for no key update")
        .param("id", video.value())
        .query(Integer.class)
        .optional();
  }

  void insert(
      EventId id, Topic topic, String payload, String service, @Nullable String traceparent) {
    jdbc.sql(
            """
            insert into outbox_events (id, topic, payload, service, traceparent)
            values (:id, :topic, :payload::jsonb, :service, :traceparent)
            """)
        .param("id", id.value())
        .param("topic", topic.text())
        .param("payload", payload)
        .param("service", service)
        .param("traceparent", traceparent, java.sql.Types.VARCHAR)
        .update();
  }
}
