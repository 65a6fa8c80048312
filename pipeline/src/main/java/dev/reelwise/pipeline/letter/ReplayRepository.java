package dev.reelwise.pipeline.letter;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which records among the dead letters were sent once more. */
class ReplayRepository {

  private final JdbcClient jdbc;

  ReplayRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(LetterId.InKafka id, String by) {
    jdbc.sql(
            """
            insert into dead_letter_replays (topic, partition, log_offset, replayed_by)
            values (:topic, :partition, :offset, :by)
            on conflict (topic, partition, log_offset)
            do update set replayed_by = :by, created_at = now()
            """)
        .param("topic", id.topic().text())
        .param("partition", id.partition())
        .param("offset", id.offset())
        .param("by", by)
        .update();
  }

  /** The same letters, with the times at which they were sent once more. */
  List<Letter> marked(List<Letter> letters) {
    Map<LetterId, Instant> times = letters.isEmpty() ? Map.of() : times();
    return letters.stream().map(letter -> letter.replayedAt(times.get(letter.id()))).toList();
  }

  private Map<LetterId, Instant> times() {
    Map<LetterId, Instant> times = new HashMap<>();
    jdbc.sql("select topic, partition, log_offset, created_at from dead_letter_replays")
        .query(
            row -> {
              times.put(
                  LetterId.valueOf(
                      "%s.dlt-%d-%d"
                          .formatted(
                              row.getString("topic"),
                              row.getInt("partition"),
                              row.getLong("log_offset"))),
                  row.getTimestamp("created_at").toInstant());
            });
    return times;
  }
}
