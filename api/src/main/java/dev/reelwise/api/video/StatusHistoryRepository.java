package dev.reelwise.api.video;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The status logs of many videos, read at once. */
@Repository
class StatusHistoryRepository {

  private final JdbcClient database;

  StatusHistoryRepository(JdbcClient database) {
    this.database = database;
  }

  /** The changes of each video that has some, the oldest first. */
  Map<VideoId, List<Change>> of(List<VideoId> videos) {
    Map<VideoId, List<Change>> histories = new HashMap<>();
    if (!videos.isEmpty()) {
      database
          .sql(
              """
              select id, video_id, status, actor, status_message, created_at
              from video_status_logs
              where video_id in (:videos)
              order by id
              """)
          .param("videos", videos.stream().map(VideoId::value).toList())
          .query(
              row -> {
                histories
                    .computeIfAbsent(new VideoId(row.getInt("video_id")), id -> new ArrayList<>())
                    .add(
                        new Change(
                            row.getLong("id"),
                            VideoStatus.of(row.getString("status")),
                            row.getString("actor"),
                            row.getString("status_message"),
                            row.getTimestamp("created_at").toInstant()));
              });
    }
    return histories;
  }

  /** One change of a video's status; {@code actor} is {@code user-{id}} or a service's name. */
  record Change(
      long id,
      VideoStatus status,
      String actor,
      @Nullable String statusMessage,
      Instant createdAt) {}
}
