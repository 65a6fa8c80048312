package dev.reelwise.pipeline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.video.StatusLog;
import dev.reelwise.pipeline.video.StepState;
import dev.reelwise.pipeline.video.VideoSteps;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A start upgrades the schema of any earlier version, and leaves what is in it as it was. */
class UpgradeTest {

  private static final List<String> TABLES =
      List.of(
          "users",
          "videos",
          "upload_metadata",
          "video_variants",
          "video_transcripts",
          "video_summaries",
          "video_status_logs",
          "outbox_events",
          "processed_messages",
          "comments",
          "comment_likes",
          "video_steps",
          "video_transcode_jobs",
          "deletions",
          "scheduled_tasks",
          "sessions",
          "refresh_tokens");

  @ParameterizedTest
  @ValueSource(strings = {"20", "21", "22", "23", "24", "25", "27", "28", "29", "30", "31"})
  void keepsWhatAnEarlierVersionHas(String version) throws Exception {
    Old old = Old.of(version);
    Map<String, Long> before = old.counts();

    try (Pipeline upgraded = Pipeline.start(old.servers(), "relay")) {
      assertThat(old.counts()).isEqualTo(before);
      assertTheDataIsUnderstood(upgraded);
      Pipeline.await(
          "what waited is published", () -> !upgraded.topicsPublished(new VideoId(3)).isEmpty());
      assertThat(upgraded.video().value()).as("ids go on").isGreaterThan(3);
    }
  }

  private static void assertTheDataIsUnderstood(Pipeline upgraded) {
    JdbcClient sql = upgraded.sql();
    assertThat(text(sql, "select password_hash || ' ' || role from users where id = 1"))
        .isEqualTo("hash-1 user");
    assertThat(
            text(
                sql,
                """
                select visibility || ' ' || cardinality(tags) || ' ' || views || ' ' || likes
                from videos where id = 1
                """))
        .isEqualTo("public 0 0 0");
    assertThat(text(sql, "select (not stale)::text from video_summaries where video_id = 1"))
        .isEqualTo("true");
    assertThat(text(sql, "select content from comments where parent_id = 1")).isEqualTo("A reply");
    VideoSteps steps = upgraded.bean(VideoSteps.class);
    assertThat(steps.of(new VideoId(1)))
        .hasSize(4)
        .allSatisfy(step -> assertThat(step.state()).isEqualTo(StepState.DONE));
    assertThat(steps.of(new VideoId(2)).getFirst().error()).isEqualTo("no video");
    assertThat(steps.of(new VideoId(3)).getFirst().name()).isEqualTo(StepName.TRANSCODE);
    assertThat(upgraded.bean(StatusLog.class).of(new VideoId(1))).hasSize(2);
    assertThat(text(sql, "select minutes::text from video_transcode_jobs")).isEqualTo("1");
  }

  @Test
  void takesAVideosLengthFromItsTranscript() throws Exception {
    Old old = Old.of("20");

    try (Pipeline upgraded = Pipeline.start(old.servers(), "web")) {
      assertThat(text(upgraded.sql(), "select duration_seconds::text from videos where id = 1"))
          .isEqualTo("63");
    }
  }

  @Test
  void isDoneOnceByTwoProcessesThatStartTogether() throws Exception {
    Old old = Old.of("20");
    Map<String, Long> before = old.counts();
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      Future<?> one = both.submit(() -> old.flyway().load().migrate());
      Future<?> other = both.submit(() -> old.flyway().load().migrate());
      one.get();
      other.get();
    }
    assertThat(old.counts()).isEqualTo(before);
    assertThat(
            text(
                old.sql(),
                """
                select count(*)::text from (
                  select version from flyway_schema_history
                  where version is not null group by version having count(*) > 1) twice
                """))
        .isEqualTo("0");
    try (Pipeline upgraded = Pipeline.start(old.servers(), "web")) {
      assertTheDataIsUnderstood(upgraded);
    }
  }

  private static String text(JdbcClient sql, String query) {
    return sql.sql(query).query(String.class).single();
  }

  /** A database as an earlier version has left it. */
  private record Old(
      Map<String, String> servers, DriverManagerDataSource database, JdbcClient sql) {

    static Old of(String version) throws Exception {
      Map<String, String> servers = Pipeline.servers("upgrade");
      DriverManagerDataSource database =
          new DriverManagerDataSource(
              "jdbc:postgresql://%s:%s/%s"
                  .formatted(
                      servers.get("DB_HOST"), servers.get("DB_PORT"), servers.get("DB_NAME")),
              servers.get("PG_USER"),
              servers.get("PG_PASSWORD"));
      flyway(database).target(version).load().migrate();
      JdbcClient sql = JdbcClient.create(database);
      try (InputStream rows = UpgradeTest.class.getResourceAsStream("/schema/as-of-20.sql")) {
        String script =
            new String(Objects.requireNonNull(rows).readAllBytes(), StandardCharsets.UTF_8);
        try (var connection = database.getConnection();
            var statement = connection.createStatement()) {
          statement.execute(script);
        }
      }
      return new Old(servers, database, sql);
    }

    /** As a start of ours migrates. */
    FluentConfiguration flyway() {
      return flyway(database);
    }

    private static FluentConfiguration flyway(DriverManagerDataSource database) {
      return Flyway.configure().dataSource(database).baselineOnMigrate(true).baselineVersion("0");
    }

    Map<String, Long> counts() {
      Map<String, Long> counts = new TreeMap<>();
      for (String table : TABLES) {
        counts.put(table, sql.sql("select count(*) from " + table).query(Long.class).single());
      }
      return counts;
    }
  }
}
