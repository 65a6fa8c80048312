package dev.reelwise.api.comment;

import dev.reelwise.contracts.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who likes which comment, and the counts of it. */
@Repository
class LikeRepository {

  private final JdbcClient database;

  LikeRepository(JdbcClient database) {
    this.database = database;
  }

  /** Lets one like at a time change the count; false when the comment is gone. */
  boolean hold(CommentId comment) {
    return database
        .sql("select id from comments where id = :id for no key update")
        .param("id", comment.value())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** False when there was no like. */
  boolean remove(CommentId comment, UserId user) {
    return database
            .sql("delete from comment_likes where comment_id = :comment and user_id = :user")
            .param("comment", comment.value())
            .param("user", user.value())
            .update()
        > 0;
  }

  void add(CommentId comment, UserId user) {
    database
        .sql("insert into comment_likes (comment_id, user_id) values (:comment, :user)")
        .param("comment", comment.value())
        .param("user", user.value())
        .update();
  }

  /** Adds to the count, and gives the new one. */
  int count(CommentId comment, int change) {
    return database
        .sql(
            """
            update comments set likes = greatest(0, likes + :change)
            where id = :id
            returning likes
            """)
        .param("id", comment.value())
        .param("change", change)
        .query(Integer.class)
        .single();
  }
}
