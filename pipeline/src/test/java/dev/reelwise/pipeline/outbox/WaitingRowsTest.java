package dev.reelwise.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.wake.OwnConnections;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as the relay reads them, in a database where no relay works. */
class WaitingRowsTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private Pipeline pipeline;
  private Connection reader;

  @BeforeEach
  void open() throws SQLException {
    pipeline = Pipeline.start(Pipeline.servers("rows"), "web");
    reader = pipeline.bean(OwnConnections.class).open("test");
    WaitingRows.prepare(reader);
  }

  @AfterEach
  void close() throws SQLException {
    reader.close();
    pipeline.close();
  }

  @Test
  void bothWaysReadTheSame() throws SQLException {
    insert("{\"videoId\": 1}", null);
    insert("{\"videoId\": \"2\", \"eventId\": \"another\", \"text\": \"Grüße, 世界 }\"}", TRACE);
    insert("{\"videoId\": null, \"eventId\": 7}", null);
    insert("{}", null);
    insert("[\"eventId\", \"videoId\"]", null);
    insert("\"eventId\"", null);
    insert("null", null);

    List<WaitingRow> first = all(new FirstRows(reader, 100));
    List<WaitingRow> backlog = all(new BacklogRows(reader, 3));

    assertThat(backlog)
        .usingRecursiveComparison()
        .withEqualsForFields(
            (Long one, Long other) -> Math.abs(one - other) < 1_000_000_000L, "writtenNanos")
        .isEqualTo(first);
    assertThat(first)
        .extracting(row -> text(row.key()))
        .containsExactly("1", "2", null, null, null, null, null);
    assertThat(text(first.get(0).value()))
        .isEqualTo("{\"videoId\": 1, \"eventId\": \"" + first.get(0).id() + "\"}");
    assertThat(text(first.get(1).value()))
        .isEqualTo(
            "{\"text\": \"Grüße, 世界 }\", \"videoId\": \"2\", \"eventId\": \""
                + first.get(1).id()
                + "\"}");
    assertThat(first).extracting(WaitingRow::traceparent).startsWith(null, TRACE, null);
    assertThat(first).extracting(WaitingRow::place).isEqualTo(column("ctid"));
    assertThat(first).extracting(WaitingRow::id).isEqualTo(column("id"));
    assertThat(first)
        .extracting(row -> Long.toString(row.position()))
        .isEqualTo(column("position"));
    assertThat(first.getFirst().writtenNanos())
        .isCloseTo(System.nanoTime(), within(60_000_000_000L));
  }

  @Test
  void aBacklogComesInItsOrderBatchByBatch() throws SQLException {
    insertMany(2_500);
    try (WaitingRows rows = new BacklogRows(reader, 1_000)) {
      List<WaitingRow> read = new ArrayList<>(rows.next());
      assertThat(read).hasSize(1_000);
      read.addAll(rows.next());
      assertThat(read).hasSize(2_000);
      read.addAll(rows.next());
      assertThat(read).extracting(WaitingRow::id).isEqualTo(column("id"));
      assertThat(rows.next()).isEmpty();
    }
  }

  @Test
  void theServerStopsWhenABacklogIsGivenUp() throws SQLException {
    insertMany(40_000);
    try (WaitingRows rows = new BacklogRows(reader, 1_000)) {
      assertThat(rows.next()).hasSize(1_000);
      assertThat(readers()).isOne();
    }
    assertThat(reader.isClosed()).isTrue();
    Pipeline.await("nothing is sent any more", () -> readers() == 0);
  }

  private long readers() {
    return pipeline
        .sql()
        .sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and query like 'copy (select ctid%'
            """)
        .query(Long.class)
        .single();
  }

  /** A mark by the place would otherwise hit a row that nobody has published. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noPlaceIsTakenByAnotherRowBeforeTheEnd(boolean backlog) throws SQLException {
    insert("{\"videoId\": 1}", null);
    String place;
    try (WaitingRows rows = backlog ? new BacklogRows(reader, 10) : new FirstRows(reader, 10)) {
      place = rows.next().getFirst().place();
      assertThat(rows.next()).isEmpty();
      replaceAll();
      assertThat(column("ctid")).doesNotContain(place);
    }
    replaceAll();
    assertThat(column("ctid")).as("that is, it could have been").contains(place);
  }

  private void replaceAll() {
    pipeline.sql().sql("delete from outbox_events").update();
    pipeline.sql().sql("vacuum outbox_events").update();
    insert("{\"videoId\": 2}", null);
  }

  private static List<WaitingRow> all(WaitingRows waiting) throws SQLException {
    try (waiting) {
      List<WaitingRow> all = new ArrayList<>();
      List<WaitingRow> next = waiting.next();
      while (!next.isEmpty()) {
        all.addAll(next);
        next = waiting.next();
      }
      return all;
    }
  }

  private List<String> column(String name) {
    return pipeline
        .sql()
        .sql("select %s::text from outbox_events order by position".formatted(name))
        .query(String.class)
        .list();
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private void insert(String payload, String traceparent) {
    pipeline
        .sql()
        .sql(
            """
            insert into outbox_events (id, topic, payload, traceparent)
            values (gen_random_uuid(), 'video.transcribed', cast(:payload as jsonb), :trace)
            """)
        .param("payload", payload)
        .param("trace", traceparent)
        .update();
  }

  private void insertMany(int rows) {
    pipeline
        .sql()
        .sql(
            """
            insert into outbox_events (id, topic, payload)
            select gen_random_uuid(), 'video.transcribed', jsonb_build_object('videoId', i)
            from generate_series(1, :rows) i
            """)
        .param("rows", rows)
        .update();
  }
}
