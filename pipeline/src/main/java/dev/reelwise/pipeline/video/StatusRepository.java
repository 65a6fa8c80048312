package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code videos.status} and its log. */
class StatusRepository {

  private final JdbcClient jdbc;

  StatusRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps every other writer of these videos waiting; gives those that there are. */
  Set<VideoId> hold(Collection<VideoId> videos) {
    return new HashSet<>(
        jdbc.sql(
                """
                select id from videos where id = any(:videos) order by id for no key update
                """)
            .param("videos", VideoIds.array(videos))
            .query((row, _) -> new VideoId(row.getInt("id")))
            .list());
  }

  /**
   * Sets status and message, and the time at which a video first became ready. {@code updated_at}
   * is the time of the statement, so that it only grows: writers come one after the other. Adds a
   * row to the log of each video whose last row there has another status.
   */
  void set(Map<VideoId, VideoState> states, String actor) {
    jdbc.sql(
            """
            with derived as (
              select * from unnest(:videos::int[], :statuses::text[], :messages::text[])
                as derived (video, status, message)),
            changed as (
              update videos v
              set status = derived.status, status_message = derived.message,
                  updated_at = clock_timestamp(),
                  processed_at = case when derived.status = 'ready'
                                      then coalesce(processed_at, now()) else processed_at end
              from derived
              where v.id = derived.video
                and (v.status, v.status_message) is distinct from (derived.status, derived.message))
            insert into video_status_logs (video_id, status, actor, status_message)
            select video, status, :actor, message from derived
            where status is distinct from
              (select last.status from video_status_logs last
               where last.video_id = derived.video order by last.id desc limit 1)
            """)
        .param("videos", VideoIds.array(states.keySet()))
        .param(
            "statuses",
            states.values().stream().map(state -> state.status().text()).toArray(String[]::new))
        .param("messages", states.values().stream().map(VideoState::message).toArray(String[]::new))
        .param("actor", actor)
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
