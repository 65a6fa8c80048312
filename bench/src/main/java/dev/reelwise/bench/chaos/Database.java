package dev.reelwise.bench.chaos;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The system's database, over a connection for each question: it may be killed at any time. */
final class Database {

  private static final String SECONDS = "10";

  private final JdbcClient jdbc;

  Database(Map<String, String> environment) {
    DriverManagerDataSource source =
        new DriverManagerDataSource(
            "jdbc:postgresql://%s:%s/%s?currentSchema=%s&connectTimeout=%s&socketTimeout=%s"
                .formatted(
                    environment.get("DB_HOST"),
                    environment.get("DB_PORT"),
                    environment.get("DB_NAME"),
                    environment.get("DB_SCHEMA"),
                    SECONDS,
                    SECONDS));
    source.setUsername(environment.get("PG_USER"));
    source.setPassword(environment.get("PG_PASSWORD"));
    this.jdbc = JdbcClient.create(source);
  }

  long number(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  List<String> texts(String sql) {
    return jdbc.sql(sql).query((row, _) -> Objects.requireNonNullElse(row.getString(1), "")).list();
  }

  /** Whether a step that was at this attempt has been taken up again, or is done. */
  boolean goesOn(String video, String step, int attempt) {
    return jdbc.sql(
            """
            select count(*) > 0 from video_steps
            where video_id = :video::int and step = :step
              and (state = 'done' or (attempt > :attempt and state = 'running'))
            """)
        .param("video", video)
        .param("step", step)
        .param("attempt", attempt)
        .query(Boolean.class)
        .single();
  }
}
