package dev.reelwise.pipeline.outbox;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.Topic;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes rows of {@code outbox_events}. */
class OutboxRepository {

  private final JdbcClient jdbc;

  OutboxRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps every other writer of this video waiting until the transaction ends, and then adds the
   * row: its position is drawn behind the lock. A video without a row has no other writer.
   */
  void insert(VideoId video, NewRow row) {
    jdbc.sql(
            """
            with held as (select id from videos where id = :video for no key update)
            insert into outbox_events (id, topic, payload, service, traceparent)
            select :id, :topic, :payload::jsonb, :service, :traceparent
            from (values (1)) one left join held on true
            """)
        .param("video", video.value())
        .param("id", row.id().value())
        .param("topic", row.topic().text())
        .param("payload", row.payload())
        .param("service", row.service())
        .param("traceparent", row.traceparent(), Types.VARCHAR)
        .update();
  }

  /** What a service has to tell; {@code payload} is JSON. */
  record NewRow(
      EventId id, Topic topic, String payload, String service, @Nullable String traceparent) {}
}
