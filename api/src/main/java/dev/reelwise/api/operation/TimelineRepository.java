package dev.reelwise.api.operation;

import dev.reelwise.api.operation.TimelineController.Moment;
import dev.reelwise.contracts.VideoId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What several tables tell of one video. */
@Repository
class TimelineRepository {

  private static final int MOST = 1_000;

  private final JdbcClient database;

  TimelineRepository(JdbcClient database) {
    this.database = database;
  }

  /** The oldest first, the last thousand; empty when there is no such video. */
  List<Moment> of(VideoId video) {
    return database
        .sql(
            """
            select at, kind, name, detail from (
              select created_at as at, 'created' as kind, 'user-' || user_id as name, key as detail
              from videos where id = :video
              union all
              select created_at, 'status', status, concat_ws(': ', actor, status_message)
              from video_status_logs where video_id = :video
              union all
              select started_at, 'step', step || ' started',
                     concat_ws(' ', 'attempt', attempt::text, 'by', worker)
              from video_steps where video_id = :video and started_at is not null
              union all
              select finished_at, 'step', step || ' ' || state, error
              from video_steps where video_id = :video and finished_at is not null
              union all
              select next_attempt_at, 'step', step || ' tries again', error
              from video_steps where video_id = :video and next_attempt_at is not null
              union all
              select coalesce(published_at, parked_at, created_at), 'event', topic,
                     case when parked_at is not null then concat_ws(': ', 'parked', error)
                          when published then 'published' else 'waits for the relay' end
              from outbox_events
              where payload ->> 'videoId' = :text
                and (not published or published_at > now() - interval '30 days')
            ) moments
            order by at desc
            limit :most
            """)
        .param("video", video.value())
        .param("text", video.toString())
        .param("most", MOST)
        .query(
            (row, number) ->
                new Moment(
                    row.getTimestamp("at").toInstant(),
                    row.getString("kind"),
                    row.getString("name"),
                    row.getString("detail")))
        .list()
        .reversed();
  }
}
