package dev.reelwise.api.like;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who likes which video, and the counts of it in the videos' rows. */
@Repository
class VideoLikeRepository {

  private final JdbcClient database;

  VideoLikeRepository(JdbcClient database) {
    this.database = database;
  }

  /** Lets one like at a time change the count; false when the video is gone. */
  boolean hold(VideoId video) {
    return database
        .sql("select id from videos where id = :id for no key update")
        .param("id", video.value())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** False when there was no like. */
  boolean remove(VideoId video, UserId user) {
    return database
            .sql("delete from video_likes where video_id = :video and user_id = :user")
            .param("video", video.value())
            .param("user", user.value())
            .update()
        > 0;
  }

  /** False when there was one already. */
  boolean add(VideoId video, UserId user) {
    return database
            .sql(
                """
                insert into video_likes (video_id, user_id) values (:video, :user)
                on conflict (user_id, video_id) do nothing
                """)
            .param("video", video.value())
            .param("user", user.value())
            .update()
        > 0;
  }

  /** Adds to the count, and gives the new one. The row's version for the index stays. */
  long count(VideoId video, int change) {
    return database
        .sql(
            """
            update videos set likes = greatest(0, likes + :change)
            where id = :id
            returning likes
            """)
        .param("id", video.value())
        .param("change", change)
        .query(Long.class)
        .single();
  }

  long count(VideoId video) {
    return database
        .sql("select likes from videos where id = :id")
        .param("id", video.value())
        .query(Long.class)
        .single();
  }
}
