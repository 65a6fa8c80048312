package dev.reelwise.api.video;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.sql.Types;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What owners change in the table of videos. */
@Repository
class EditRepository {

  private final JdbcClient database;

  EditRepository(JdbcClient database) {
    this.database = database;
  }

  /** Gives so many of the user's videos the user's name; answers with those that lacked it. */
  List<VideoId> carryName(UserId owner, int limit) {
    return database
        .sql(
            """
            update videos v
            set user_name = u.name, updated_at = clock_timestamp()
            from users u
            where u.id = :owner and v.id in (
              select id from videos
              where user_id = :owner
                and user_name is distinct from (select name from users where id = :owner)
              limit :limit)
            returning v.id
            """)
        .param("owner", owner.value())
        .param("limit", limit)
        .query((row, number) -> new VideoId(row.getInt("id")))
        .list();
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
