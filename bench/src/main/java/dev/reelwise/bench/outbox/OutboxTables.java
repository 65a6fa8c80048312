package dev.reelwise.bench.outbox;

import dev.reelwise.contracts.StepName;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The tables of one contender, seen from beside it. */
final class OutboxTables {

  private final Contender contender;
  private final JdbcClient jdbc;

  OutboxTables(Contender contender, Map<String, String> servers) {
    this.contender = contender;
    this.jdbc = JdbcClient.create(source(contender, servers));
  }

  private static DataSource source(Contender contender, Map<String, String> servers) {
    DriverManagerDataSource source =
        new DriverManagerDataSource(
            "jdbc:postgresql://%s:%s/%s?currentSchema=%s"
                .formatted(
                    servers.get("DB_HOST"),
                    servers.get("DB_PORT"),
                    servers.get("DB_NAME"),
                    contender.schema()));
    source.setUsername(servers.get("PG_USER"));
    source.setPassword(servers.get("PG_PASSWORD"));
    return source;
  }

  void createSchema() {
    jdbc.sql("create schema if not exists " + contender.schema()).update();
  }

  /** Makes so many videos, each with the number of its last event. Needs the contender's tables. */
  void createVideos(int count) {
    jdbc.sql("create table bench_numbers (video int primary key, number int not null)").update();
    jdbc.sql(
            contender == Contender.REELWISE
                ? """
                  with made as (insert into videos (title, user_id, key)
                    select 'bench', 1, gen_random_uuid()::text from generate_series(1, :count)
                    returning id)
                  insert into bench_numbers select id, 0 from made
                  """
                : "insert into bench_numbers select id, 0 from generate_series(1, :count) id")
        .param("count", count)
        .update();
  }

  List<Integer> videos() {
    return jdbc.sql("select video from bench_numbers order by video")
        .query((row, _) -> row.getInt(1))
        .list();
  }

  /** Keeps the workers of ours from taking up a step; a repeat changes nothing. */
  void pause(StepName step) {
    jdbc.sql(
            "insert into paused_steps (step, paused_by) values (:step, 'bench') on conflict do nothing")
        .param("step", step.text())
        .update();
  }

  /** Takes away the step's jobs, as workers would. */
  void emptyQueue(StepName step) {
    jdbc.sql("truncate %s_jobs".formatted(step.queue())).update();
  }

  boolean hasWaiting() {
    return jdbc.sql(
            "select exists (select 1 from %s where %s)"
                .formatted(contender.table(), contender.waiting()))
        .query(Boolean.class)
        .single();
  }

  /** Gives up what is left of a backlog. */
  void empty() {
    jdbc.sql("truncate " + contender.table()).update();
  }

  TableSize size() {
    return jdbc.sql(
            """
            select (select count(*) from %1$s) as rows, pg_total_relation_size('%1$s') as bytes,
                   (select n_dead_tup from pg_stat_user_tables
                    where relid = '%1$s'::regclass) as dead
            """
                .formatted(contender.table()))
        .query(
            (row, _) ->
                new TableSize(row.getLong("rows"), row.getLong("bytes"), row.getLong("dead")))
        .single();
  }
}
