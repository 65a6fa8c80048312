package dev.reelwise.api.comment;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of comments, as one user sees it. */
@Repository
class CommentRepository {

  private static final String COLUMNS =
      """
      select c.id, c.video_id, c.user_id, u.name as user_name, c.parent_id, c.content, c.likes,
             c.is_edited, c.edited_at, c.created_at,
             exists (select 1 from comment_likes l where l.comment_id = c.id and l.user_id = :viewer)
               as has_liked,
             (select count(*) from comments r where r.parent_id = c.id) as reply_count
      from comments c
      left join users u on u.id = c.user_id
      """;

  private final JdbcClient database;

  CommentRepository(JdbcClient database) {
    this.database = database;
  }

  /** Those that answer no other, the newest first, without their replies. */
  List<Comment> page(VideoId video, UserId viewer, int limit, long offset) {
    return database
        .sql(
            COLUMNS
                + """
                where c.video_id = :video and c.parent_id is null
                order by c.id desc
                limit :limit offset :offset
                """)
        .param("viewer", viewer.value())
        .param("video", video.value())
        .param("limit", limit)
        .param("offset", offset)
        .query(CommentRepository::comment)
        .list();
  }

  /** The first {@code most} replies to each of these comments, the oldest first. */
  List<Comment> replies(List<CommentId> parents, UserId viewer, int most) {
    if (parents.isEmpty()) {
      return List.of();
    }
    return database
        .sql(
            COLUMNS
                + """
                where c.id in (
                  select first.id
                  from unnest(array[:parents]::int[]) as parent (id)
                  cross join lateral (
                    select r.id from comments r where r.parent_id = parent.id
                    order by r.id limit :most) first)
                order by c.id
                """)
        .param("viewer", viewer.value())
        .param("parents", parents.stream().map(CommentId::value).toList())
        .param("most", most)
        .query(CommentRepository::comment)
        .list();
  }

  long count(VideoId video) {
    return database
        .sql("select count(*) from comments where video_id = :video and parent_id is null")
        .param("video", video.value())
        .query(Long.class)
        .single();
  }

  Optional<Comment> find(VideoId video, CommentId id, UserId viewer) {
    return database
        .sql(COLUMNS + "where c.id = :id and c.video_id = :video")
        .param("viewer", viewer.value())
        .param("id", id.value())
        .param("video", video.value())
        .query(CommentRepository::comment)
        .optional();
  }

  CommentId insert(VideoId video, UserId author, @Nullable CommentId parent, CommentText text) {
    return database
        .sql(
            """
            insert into comments (video_id, user_id, parent_id, content)
            values (:video, :author, :parent, :content)
            returning id
            """)
        .param("video", video.value())
        .param("author", author.value())
        .param("parent", parent == null ? null : parent.value(), Types.INTEGER)
        .param("content", text.value())
        .query((row, number) -> new CommentId(row.getInt("id")))
        .single();
  }

  void edit(CommentId id, CommentText text) {
    database
        .sql(
            """
            update comments set content = :content, is_edited = true, edited_at = now()
            where id = :id
            """)
        .param("id", id.value())
        .param("content", text.value())
        .update();
  }

  /** Its replies and all likes go with it. */
  void delete(CommentId id) {
    database.sql("delete from comments where id = :id").param("id", id.value()).update();
  }

  private static Comment comment(ResultSet row, int number) throws SQLException {
    Integer parent = row.getObject("parent_id", Integer.class);
    return new Comment(
        new CommentId(row.getInt("id")),
        new VideoId(row.getInt("video_id")),
        new UserId(row.getInt("user_id")),
        row.getString("user_name"),
        parent == null ? null : new CommentId(parent),
        row.getString("content"),
        row.getInt("likes"),
        row.getBoolean("has_liked"),
        row.getBoolean("is_edited"),
        instant(row.getTimestamp("edited_at")),
        row.getTimestamp("created_at").toInstant(),
        row.getInt("reply_count"),
        List.of());
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
