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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** A start upgrades the schema of any earlier version, and leaves what is in it as it was. */
class UpgradeTest {

  /** From this version on, what a service wrote is there to be understood by a newer one. */
  private static final String UNDERSTOOD = "20";

  @Test
  void keepsEveryRowThatAnyEarlierVersionCanHave() throws Exception {
    Old old = Old.empty();
    Rows rows = new Rows(old.sql());
    Map<String, List<JsonNode>> before = Map.of();
    int number = 0;
    for (String version : versions(old)) {
      old.flyway().target(version).load().migrate();
      Map<String, List<JsonNode>> after = rows.all();
      before.forEach(
          (table, earlier) ->
              assertThat(Rows.saying(after.get(table), earlier))
                  .as(table + " in version " + version)
                  .containsExactlyInAnyOrderElementsOf(Rows.saying(earlier, earlier)));
      rows.add(++number);
      before = rows.all();
      assertThat(before)
          .as("version " + version)
          .allSatisfy((_, some) -> assertThat(some).isNotEmpty());
    }
    assertThat(before).hasSizeGreaterThan(30);
  }

  /** All that the migrations make, the oldest first. */
  private static List<String> versions(Old old) {
    List<String> versions =
        Arrays.stream(old.flyway().load().info().all())
            .map(MigrationInfo::getVersion)
            .filter(Objects::nonNull)
            .map(MigrationVersion::getVersion)
            .toList();
    assertThat(versions).startsWith("1").hasSizeGreaterThan(18);
    return versions;
  }

  /** The oldest and the newest before this one: between them, rows are enough. */
  static List<String> understood() throws Exception {
    List<String> versions = versions(Old.empty());
    return List.of(UNDERSTOOD, versions.get(versions.size() - 2));
  }

  @ParameterizedTest
  @MethodSource("understood")
  void understandsWhatAnEarlierVersionHasWritten(String version) throws Exception {
    Old old = Old.of(version);
    Map<String, Integer> before = old.counts();

    try (Pipeline upgraded = Pipeline.start(old.servers(), "relay")) {
      assertThat(old.counts()).containsAllEntriesOf(before);
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
    Old old = Old.of(UNDERSTOOD);

    try (Pipeline upgraded = Pipeline.start(old.servers(), "web")) {
      assertThat(text(upgraded.sql(), "select duration_seconds::text from videos where id = 1"))
          .isEqualTo("63");
    }
  }

  @Test
  void isDoneOnceByTwoProcessesThatStartTogether() throws Exception {
    Old old = Old.of(UNDERSTOOD);
    Map<String, Integer> before = old.counts();
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      Future<?> one = both.submit(() -> old.flyway().load().migrate());
      Future<?> other = both.submit(() -> old.flyway().load().migrate());
      one.get();
      other.get();
    }
    assertThat(old.counts()).containsAllEntriesOf(before);
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

    static Old empty() {
      Map<String, String> servers = Pipeline.servers("upgrade");
      DriverManagerDataSource database =
          new DriverManagerDataSource(
              "jdbc:postgresql://%s:%s/%s"
                  .formatted(
                      servers.get("DB_HOST"), servers.get("DB_PORT"), servers.get("DB_NAME")),
              servers.get("PG_USER"),
              servers.get("PG_PASSWORD"));
      return new Old(servers, database, JdbcClient.create(database));
    }

    static Old of(String version) throws Exception {
      Old old = empty();
      old.flyway().target(version).load().migrate();
      try (InputStream rows = UpgradeTest.class.getResourceAsStream("/schema/as-of-20.sql")) {
        String script =
            new String(Objects.requireNonNull(rows).readAllBytes(), StandardCharsets.UTF_8);
        try (var connection = old.database().getConnection();
            var statement = connection.createStatement()) {
          statement.execute(script);
        }
      }
      return old;
    }

    /** As a start of ours migrates. */
    FluentConfiguration flyway() {
      return Flyway.configure().dataSource(database).baselineOnMigrate(true).baselineVersion("0");
    }

    /** How many rows each table has. */
    Map<String, Integer> counts() {
      Map<String, Integer> counts = new TreeMap<>();
      new Rows(sql).all().forEach((table, rows) -> counts.put(table, rows.size()));
      return counts;
    }
  }
}
