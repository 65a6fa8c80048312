package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Says which videos the index must have. */
@Repository
class RebuildRepository {

  /** Those that became findable once, or are about to: their step may have acted already. */
  private static final String FINDABLE =
      """
      (v.status in ('ready', 'indexing') or exists (
         select 1 from video_steps s
         where s.video_id = v.id and s.step = 'index' and s.state = 'done'))
      """;

  private final JdbcClient database;

  RebuildRepository(JdbcClient database) {
    this.database = database;
  }

  Instant now() {
    return database
        .sql("select clock_timestamp()")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  long count() {
    return database
        .sql("select count(*) from videos v where " + FINDABLE)
        .query(Long.class)
        .single();
  }

  /** The next ones by id. */
  List<VideoId> after(int id, int limit) {
    return database
        .sql(
            "select v.id from videos v where v.id > :id and "
                + FINDABLE
                + " order by v.id limit :limit")
        .param("id", id)
        .param("limit", limit)
        .query((row, number) -> new VideoId(row.getInt("id")))
        .list();
  }

  /** Those of them that changed since then, the next ones by id. */
  List<VideoId> changedSince(Instant time, int id, int limit) {
    return database
        .sql(
            "select v.id from videos v where v.id > :id and v.updated_at >= :time and "
                + FINDABLE
                + " order by v.id limit :limit")
        .param("id", id)
        .param("time", OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
        .param("limit", limit)
        .query((row, number) -> new VideoId(row.getInt("id")))
        .list();
  }

  List<VideoId> deletedSince(Instant time) {
    return database
        .sql("select video_id from deletions where created_at >= :time order by video_id")
        .param("time", OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
        .query((row, number) -> new VideoId(row.getInt("video_id")))
        .list();
  }

  /** When each was last changed; one that is not there any more is left out. */
  Map<VideoId, Instant> changes(List<VideoId> videos) {
    Map<VideoId, Instant> changes = new HashMap<>();
    database
        .sql("select id, updated_at from videos where id in (:ids)")
        .param("ids", videos.stream().map(VideoId::value).toList())
        .query(
            row -> {
              changes.put(
                  new VideoId(row.getInt("id")),
                  row.getObject("updated_at", OffsetDateTime.class).toInstant());
            });
    return changes;
  }
}
