package dev.reelwise.pipeline.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class TablesTest {

  private static final Map<String, String> SERVERS = Pipeline.servers("tables");
  private static Pipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline = Pipeline.start(SERVERS, "web");
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  /** table: column type [default] [null], as the contract has them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "users: id integer serial, name text, email text, password_hash text,"
            + " is_active boolean true, created_at time, updated_at time",
        "videos: id integer serial, title text, description text null, user_id integer,"
            + " user_name text null, key text null, status text 'pending', status_message text"
            + " null, processed_at time null, created_at time, updated_at time",
        "upload_metadata: id integer serial, user_id integer, upload_id text, key text, filename"
            + " text, content_type text, status text 'initialized', created_at time",
        "video_variants: id integer serial, video_id integer, resolution text, quality text null,"
            + " key text, width integer null, height integer null, bitrate text null, size_bytes"
            + " bigint null, created_at time",
        "video_transcripts: id integer serial, video_id integer, transcript_text text null,"
            + " transcript_path text null, status text 'processing', duration_seconds integer"
            + " null, model_info jsonb null, created_at time, updated_at time",
        "video_summaries: id integer serial, video_id integer, summary_text text null,"
            + " summary_path text null, model_info jsonb null, quality_score double null,"
            + " created_at time, updated_at time",
        "video_status_logs: id integer serial, video_id integer, status text, actor text"
            + " 'system', status_message text null, created_at time",
        "outbox_events: id uuid, topic text, payload jsonb, published boolean false, attempts"
            + " integer 0, service text null, created_at time, published_at time null",
        "processed_messages: id uuid, message_id text null, topic text, created_at time,"
            + " processed_at time",
        "comments: id integer serial, video_id integer, user_id integer, parent_id integer null,"
            + " content text, likes integer 0, is_edited boolean false, edited_at time null,"
            + " created_at time",
        "comment_likes: id integer serial, user_id integer, comment_id integer, created_at time"
      })
  void haveTheContractsColumns(String table) {
    String name = table.substring(0, table.indexOf(':'));
    for (String column : table.substring(table.indexOf(':') + 1).split(",")) {
      check(name, column.strip().split(" "));
    }
  }

  private static void check(String table, String[] wanted) {
    Map<String, Object> column =
        pipeline
            .sql()
            .sql(
                """
                select replace(replace(data_type, 'timestamp with time zone', 'time'),
                               'double precision', 'double') as type,
                       is_nullable, coalesce(column_default, '') as value
                from information_schema.columns
                where table_schema = current_schema() and table_name = :table
                  and column_name = :column
                """)
            .params(Map.of("table", table, "column", wanted[0]))
            .query()
            .singleRow();
    String place = table + "." + wanted[0];
    List<String> rest = List.of(wanted).subList(2, wanted.length);
    assertThat(column.get("type")).as(place).isEqualTo(wanted[1]);
    assertThat(column.get("is_nullable")).as(place).isEqualTo(rest.contains("null") ? "YES" : "NO");
    String value = column.get("value").toString();
    for (String expected : rest) {
      switch (expected) {
        case "null" -> {}
        case "serial" -> assertThat(value).as(place).startsWith("nextval(");
        default -> assertThat(value).as(place).startsWith(expected);
      }
    }
    if (wanted[0].equals("created_at")) {
      assertThat(value).as(place).isEqualTo("now()");
    }
  }

  @Test
  void keepUniqueWhatTheContractSays() {
    VideoId video = pipeline.video();
    String v = video.toString();
    twice("insert into users (name, email, password_hash) values ('a', 'a@b', 'x')");
    twice(
        "insert into upload_metadata (user_id, upload_id, key, filename, content_type)"
            + " values (1, 'u', 'k', 'f', 'c')");
    twice("insert into video_variants (video_id, resolution, key) values (" + v + ", '720p', 'k')");
    twice("insert into video_transcripts (video_id) values (" + v + ")");
    twice("insert into video_summaries (video_id) values (" + v + ")");
    execute("insert into comments (id, video_id, user_id, content) values (99, " + v + ", 1, 'x')");
    twice("insert into comment_likes (user_id, comment_id) values (1, 99)");
  }

  @Test
  void letAnInactiveUsersAddressBeUsedAgain() {
    String insert =
        "insert into users (name, email, password_hash, is_active) values ('a', 'c@d', 'x', %s)";
    execute(insert.formatted("false"));
    execute(insert.formatted("true"));
    assertThatThrownBy(() -> execute(insert.formatted("true")))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void canBeReadByTheOtherNames() {
    VideoId video = pipeline.video();
    execute(
        "insert into video_variants (video_id, resolution, key) values ("
            + video
            + ", '480p', 'k')");
    assertThat(text("select quality from video_variants where video_id = " + video))
        .isEqualTo("480p");
    UUID id = UUID.randomUUID();
    execute("insert into processed_messages (id, topic) values ('" + id + "', 'video.uploaded')");
    assertThat(text("select message_id from processed_messages where id = '" + id + "'"))
        .isEqualTo(id.toString());
  }

  @Test
  void refuseWordsThatTheContractDoesNotHave() {
    VideoId video = pipeline.video();
    for (String insert :
        List.of(
            "insert into video_transcripts (video_id, status) values (" + video + ", 'odd')",
            "insert into comments (video_id, user_id, content) values (" + video + ", 1, '')",
            "insert into upload_metadata (user_id, upload_id, key, filename, content_type, status)"
                + " values (1, 'u2', 'k', 'f', 'c', 'odd')")) {
      assertThatThrownBy(() -> execute(insert)).isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  @Test
  void areMadeOnceByTwoProcessesThatStartTogether() throws Exception {
    Map<String, String> fresh = Pipeline.servers("twostarts");
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      Future<Pipeline> one = both.submit(() -> Pipeline.start(fresh, "web"));
      Future<Pipeline> other = both.submit(() -> Pipeline.start(fresh, "web"));
      try (Pipeline first = one.get();
          Pipeline second = other.get()) {
        assertThat(first.sql().sql("select count(*) from videos").query(Integer.class).single())
            .isZero();
        assertThat(second.sql().sql("select count(*) from users").query(Integer.class).single())
            .isZero();
      }
    }
  }

  private static void twice(String insert) {
    execute(insert);
    assertThatThrownBy(() -> execute(insert)).isInstanceOf(DataIntegrityViolationException.class);
  }

  private static void execute(String sql) {
    pipeline.sql().sql(sql).update();
  }

  private static String text(String sql) {
    return pipeline.sql().sql(sql).query(String.class).single();
  }
}
