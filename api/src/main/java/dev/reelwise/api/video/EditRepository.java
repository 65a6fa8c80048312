package dev.reelwise.api.video;

import dev.reelwise.contracts.VideoId;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What owners change in the table of videos. */
@Repository
class EditRepository {

  private final JdbcClient database;

  EditRepository(JdbcClient database) {
    this.database = database;
  }

  /** Sets what is not null; an empty description becomes none. False when there is no such row. */
  boolean update(VideoId video, Edit edit) {
    // The statement's time, not the transaction's: the index takes the newest state by it.
    return database
            .sql(
                """
                update videos
                set title = coalesce(:title, title),
                    description = nullif(coalesce(:description, description), ''),
                    updated_at = clock_timestamp()
                where id = :id
                """)
            .param("title", edit.title(), Types.VARCHAR)
            .param("description", edit.description(), Types.VARCHAR)
            .param("id", video.value())
            .update()
        > 0;
  }
}
