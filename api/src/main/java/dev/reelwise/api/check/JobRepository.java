package dev.reelwise.api.check;

import dev.reelwise.contracts.VideoId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Jobs that should not be there, or should. */
@Repository
class JobRepository {

  private final JdbcClient sql;

  JobRepository(JdbcClient sql) {
    this.sql = sql;
  }

  /** Removes a job that nobody works on; {@code table} is one of {@link RowQuestion}'s. */
  void delete(String table, String job) {
    if (!table.matches("video_[a-z_]+_jobs")) {
      throw new IllegalArgumentException("Not a queue: " + table);
    }
    sql.sql("delete from %s where task_instance = :job and not picked".formatted(table))
        .param("job", job)
        .update();
  }

  /** Adds the job of an import that has none. */
  void addImport(VideoId video) {
    sql.sql(
            """
            insert into video_import_jobs
              (task_name, task_instance, execution_time, picked, version)
            select 'video_import', :job, now() - interval '10 seconds', false, 1
            where not exists (select 1 from video_import_jobs where task_instance like :all)
            """)
        .param("job", video + ":" + UUID.randomUUID())
        .param("all", video + ":%")
        .update();
  }
}
