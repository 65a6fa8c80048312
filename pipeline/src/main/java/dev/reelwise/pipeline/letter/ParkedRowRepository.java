package dev.reelwise.pipeline.letter;

import dev.reelwise.contracts.event.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the outbox that could not be published. */
class ParkedRowRepository {

  private static final String PARKED =
      """
      select id, topic, left(payload::text, %d) as payload, length(payload::text) as size,
             payload ->> 'videoId' as video, error, parked_at
      from outbox_events
      where parked_at is not null
      """
          .formatted(Letter.SHOWN);

  private final JdbcClient jdbc;

  ParkedRowRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Rows of a topic that is none of ours are left out: there is nowhere to send them. */
  List<Letter> newest(int limit) {
    return jdbc
        .sql(PARKED + "order by parked_at desc limit :limit")
        .param("limit", limit)
        .query((row, _) -> letter(row))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  Optional<Letter> find(LetterId.InOutbox id) {
    return jdbc.sql(PARKED + "and id = :id")
        .param("id", id.event())
        .query((row, _) -> letter(row))
        .optional()
        .flatMap(found -> found);
  }

  /** Hands the row back to the relay; false when it is not parked. */
  boolean unpark(LetterId.InOutbox id) {
    return jdbc.sql(
                """
                update outbox_events set parked_at = null, error = null, attempts = 0
                where id = :id and parked_at is not null
                """)
            .param("id", id.event())
            .update()
        > 0;
  }

  private static Optional<Letter> letter(ResultSet row) throws SQLException {
    String name = row.getString("topic");
    Optional<Topic> topic =
        Stream.of(Topic.values()).filter(one -> one.text().equals(name)).findFirst();
    if (topic.isEmpty()) {
      return Optional.empty();
    }
    String reason = row.getString("error");
    return Optional.of(
        new Letter(
            new LetterId.InOutbox(row.getObject("id", UUID.class)),
            topic.get(),
            reason == null ? "" : reason,
            row.getTimestamp("parked_at").toInstant(),
            row.getString("video"),
            row.getString("payload"),
            row.getInt("size"),
            null,
            null));
  }
}
