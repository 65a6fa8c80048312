package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code videos.status} and its log. */
class StatusRepository {

  private final JdbcClient jdbc;

  StatusRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps every other writer of this video waiting; false when there is no such video. */
  boolean hold(VideoId video) {
    return jdbc.sql("select id from videos where id = :id for no key update")
        .param("id", video.value())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /**
   * Sets status and message, and the time at which the video first became ready. {@code updated_at}
   * is the time of the statement, so that it only grows: writers come one after the other.
   */
  void set(VideoId video, VideoStatus status, @Nullable String message) {
    jdbc.sql(
            """
            update videos
            set status = :status, status_message = :message,
                updated_at = clock_timestamp(),
                processed_at = case when :status = 'ready' then coalesce(processed_at, now())
                                    else processed_at end
            where id = :id and (status, status_message) is distinct from (:status, :message)
            """)
        .param("id", video.value())
        .param("status", status.text())
        .param("message", message, java.sql.Types.VARCHAR)
        .update();
  }

  /** Adds a row to the log unless its last row has the same status. */
  void log(VideoId video, VideoStatus status, String actor, @Nullable String message) {
    jdbc.sql(
            """
            insert into video_status_logs (video_id, status, actor, status_message)
            select :video, :status, :actor, :message
            where :status is distinct from
              (select status from video_status_logs where video_id = :video order by id desc limit 1)
            """)
        .param("video", video.value())
        .param("status", status.text())
        .param("actor", actor)
        .param("message", message, java.sql.Types.VARCHAR)
        .update();
  }

  List<StatusChange> log(VideoId video, long afterId) {
    return jdbc.sql(
            """
            select id, status, actor, status_message, created_at
            from video_status_logs where video_id = :video and id > :after order by id
            """)
        .param("video", video.value())
        .param("after", afterId)
        .query(
            (row, _) ->
                new StatusChange(
                    row.getLong("id"),
                    VideoStatus.of(row.getString("status")),
                    row.getString("actor"),
                    row.getString("status_message"),
                    row.getTimestamp("created_at").toInstant()))
        .list();
  }
}
