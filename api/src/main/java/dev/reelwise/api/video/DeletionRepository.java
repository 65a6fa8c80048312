package dev.reelwise.api.video;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes videos out of the tables, and remembers what of them is left elsewhere. */
@Repository
class DeletionRepository {

  private final JdbcClient database;

  DeletionRepository(JdbcClient database) {
    this.database = database;
  }

  /** Deletes the row, and with it all that hangs on it; false when there is no such video. */
  boolean move(VideoId video) {
    return database
            .sql(
                """
                with gone as (delete from videos where id = :video returning id, key, user_id),
                     forms as (delete from upload_metadata where key in (select key from gone)),
                     imports as (delete from video_imports
                                 where video_id in (select id from gone) and state = 'failed')
                insert into deletions (video_id, key, user_id)
                select id, key, user_id from gone
                """)
            .param("video", video.value())
            .update()
        > 0;
  }

  Optional<Deletion> find(VideoId video) {
    return database
        .sql("select key, created_at from deletions where video_id = :video")
        .param("video", video.value())
        .query(
            (row, number) ->
                new Deletion(row.getString("key"), row.getTimestamp("created_at").toInstant()))
        .optional();
  }

  void forget(VideoId video) {
    database
        .sql("delete from deletions where video_id = :video")
        .param("video", video.value())
        .update();
  }

  List<VideoId> videosOf(UserId owner, int limit) {
    return database
        .sql("select id from videos where user_id = :owner order by id limit :limit")
        .param("owner", owner.value())
        .param("limit", limit)
        .query((row, number) -> new VideoId(row.getInt("id")))
        .list();
  }

  /** {@code key} is where the upload is, {@code at} when the rows went. */
  record Deletion(@Nullable String key, Instant at) {}
}
