package dev.reelwise.api.chore;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of chores, which is db-scheduler's. */
@Repository
class ChoreRepository {

  private final JdbcClient database;

  ChoreRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(String name, String subject, Instant due) {
    database
        .sql(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            values (:name, :subject, :due, false, 1)
            on conflict do nothing
            """)
        .param("name", name)
        .param("subject", subject)
        .param("due", OffsetDateTime.ofInstant(due, ZoneOffset.UTC))
        .update();
  }

  void bringForward(String name, String subject, Instant due) {
    database
        .sql(
            """
            update scheduled_tasks set execution_time = :due, version = version + 1
            where task_name = :name and task_instance = :subject and not picked
              and execution_time > :due
            """)
        .param("name", name)
        .param("subject", subject)
        .param("due", OffsetDateTime.ofInstant(due, ZoneOffset.UTC))
        .update();
  }
}
