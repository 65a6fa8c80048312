package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.StepName;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The steps that operators have paused: their workers finish what they do and take up nothing new,
 * in every process, until the step is resumed. Jobs keep their places.
 */
public class Pauses {

  private final JdbcClient jdbc;

  Pauses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A step that is paused, since when, and who has paused it. */
  public record Pause(StepName step, Instant since, String by) {}

  /** A repeat changes nothing. */
  public void pause(StepName step, String by) {
    jdbc.sql(
            """
            insert into paused_steps (step, paused_by) values (:step, :by)
            on conflict (step) do nothing
            """)
        .param("step", step.text())
        .param("by", by)
        .update();
  }

  /** A repeat changes nothing. */
  public void resume(StepName step) {
    jdbc.sql("delete from paused_steps where step = :step").param("step", step.text()).update();
  }

  public List<Pause> all() {
    return jdbc.sql("select step, paused_by, created_at from paused_steps order by step")
        .query(
            (row, _) ->
                new Pause(
                    StepName.of(row.getString("step")),
                    row.getTimestamp("created_at").toInstant(),
                    row.getString("paused_by")))
        .list();
  }
}
