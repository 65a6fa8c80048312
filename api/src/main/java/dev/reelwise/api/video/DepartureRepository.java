package dev.reelwise.api.video;

import dev.reelwise.contracts.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody has said about the videos of others. */
@Repository
class DepartureRepository {

  private final JdbcClient database;

  DepartureRepository(JdbcClient database) {
    this.database = database;
  }

  /** Takes the user's likes back and deletes the comments, the replies to them included. */
  void deleteAllOf(UserId user) {
    database
        .sql(
            """
            with unliked as (delete from comment_likes where user_id = :user returning comment_id),
                 fewer as (update comments c set likes = greatest(likes - 1, 0) from unliked u
                           where c.id = u.comment_id and c.user_id <> :user),
                 gone as (delete from video_likes where user_id = :user returning video_id),
                 less as (update videos v set likes = greatest(likes - 1, 0) from gone g
                          where v.id = g.video_id)
            delete from comments where user_id = :user
            """)
        .param("user", user.value())
        .update();
  }
}
