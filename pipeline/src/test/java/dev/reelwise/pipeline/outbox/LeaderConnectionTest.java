package dev.reelwise.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.wake.OwnConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The statements of the relay, in a database where no relay works. */
class LeaderConnectionTest {

  private static final int NOTIFIED_WITHIN_MILLIS = 5_000;

  private Pipeline pipeline;
  private Connection connection;
  private LeaderConnection leader;

  @BeforeEach
  void open() throws SQLException {
    pipeline = Pipeline.start(Pipeline.servers("leader"), "web");
    connection = connect();
    leader = new LeaderConnection(connection);
    assertThat(leader.lead()).isTrue();
  }

  @AfterEach
  void close() throws SQLException {
    leader.close();
    pipeline.close();
  }

  private Connection connect() throws SQLException {
    return pipeline.bean(OwnConnections.class).open("test");
  }

  @Test
  void isNotifiedOnlyWhileItListens() throws SQLException {
    try (Connection ear = connect();
        Statement listen = ear.createStatement()) {
      listen.execute("listen \"public.outbox\"");

      pipeline.sql().sql(insert(1)).update();
      assertThat(leader.listen()).isTrue();
      pipeline.sql().sql(insert(1)).update();
      assertThat(heard(ear)).isEqualTo(1);

      leader.stopListening();
      pipeline.sql().sql(insert(1)).update();
      assertThat(leader.listen()).isTrue();
      pipeline.sql().sql(insert(1)).update();
      assertThat(heard(ear)).isEqualTo(1);
    }
  }

  /** Notifications come in the order of the commits: what should not come would come first. */
  private static int heard(Connection ear) throws SQLException {
    return ear.unwrap(PGConnection.class).getNotifications(NOTIFIED_WITHIN_MILLIS).length;
  }

  @Test
  void beginsToListenOnlyWhenAllThatHasNotNotifiedIsCommitted() throws SQLException {
    try (Connection writer = connect();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.executeUpdate(insert(1));
      assertThat(leader.listen()).isFalse();
      writer.commit();
      assertThat(leader.listen()).isTrue();
    }
  }

  /** As after a quiet night: then a plan for an empty table would go through all rows each time. */
  @ParameterizedTest
  @ValueSource(strings = {LeaderConnection.PUBLISHED, LeaderConnection.DELETE})
  void findsRowsByTheirPlacesInATableThatWasEmptyAMomentAgo(String mark) {
    pipeline.sql().sql("vacuum analyze outbox_events").update();
    pipeline.sql().sql(insert(20_000)).update();

    List<String> plan =
        JdbcClient.create(new SingleConnectionDataSource(connection, true))
            .sql("explain " + mark)
            .param("places", places())
            .param("first", 1L)
            .param("last", 20_000L)
            .query(String.class)
            .list();
    assertThat(plan).anyMatch(line -> line.contains("Tid Scan"));
    assertThat(plan).noneMatch(line -> line.contains("Seq Scan") || line.contains("Index"));
  }

  @Test
  void aMarkThatComesLateDoesNotHitWhatHasTakenThePlace() throws SQLException {
    pipeline.sql().sql(insert(1)).update();
    WaitingRow gone;
    try (Connection reader = connect();
        WaitingRows rows = new FirstRows(reader, 10)) {
      reader.setAutoCommit(false);
      gone = rows.next().getFirst();
    }
    pipeline.sql().sql("delete from outbox_events").update();
    pipeline.sql().sql("vacuum outbox_events").update();
    pipeline.sql().sql(insert(1)).update();
    assertThat(places()).containsExactly(gone.place());

    leader.published(List.of(gone));
    leader.delete(List.of(gone));

    assertThat(
            pipeline.sql().sql("select published from outbox_events").query(Boolean.class).list())
        .containsExactly(false);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, BacklogRows.AT_MOST})
  void readsABacklogInItsOrderInATableThatWasEmptyAMomentAgo(int rows) throws SQLException {
    pipeline.sql().sql("vacuum analyze outbox_events").update();
    pipeline.sql().sql(insert(20_000)).update();
    try (Connection reader = connect()) {
      WaitingRows.prepare(reader);

      List<String> plan =
          JdbcClient.create(new SingleConnectionDataSource(reader, true))
              .sql("explain " + WaitingRows.QUERY.formatted(rows))
              .query(String.class)
              .list();
      assertThat(plan).anyMatch(line -> line.contains("Index Scan using outbox_events_waiting"));
      assertThat(plan).noneMatch(line -> line.contains("Sort"));
    }
  }

  private String[] places() {
    return pipeline
        .sql()
        .sql("select ctid::text from outbox_events order by position limit 1000")
        .query(String.class)
        .list()
        .toArray(String[]::new);
  }

  private static String insert(int rows) {
    return """
    insert into outbox_events (id, topic, payload)
    select gen_random_uuid(), 'video.transcribed', '{"videoId": 1}' from generate_series(1, %d)
    """
        .formatted(rows);
  }
}
