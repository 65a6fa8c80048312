package dev.reelwise.api.video;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of videos, read. */
@Repository
class VideoRepository {

  private static final String COLUMNS = VideoRows.COLUMNS + " from videos v ";

  private static final String LISTED =
      """
       from videos v
      where v.status = 'ready' and (v.visibility = 'public' or v.user_id = :viewer)
        and v.id in (:ids)
      """;

  private final JdbcClient database;
  private final RememberedRows remembered;

  VideoRepository(JdbcClient database, RememberedRows remembered) {
    this.database = database;
    this.remembered = remembered;
  }

  Optional<VideoRow> find(VideoId id) {
    return database
        .sql(COLUMNS + "where v.id = :id")
        .param("id", id.value())
        .query(VideoRepository::video)
        .optional();
  }

  List<VideoRow> listed(List<VideoId> ids, UserId viewer) {
    String stamp = VideoRows.STAMP + " as stamp";
    if (remembered.haveEach(ids)) {
      List<RememberedRows.Place> places =
          listed("select v.id, " + stamp, ids, viewer)
              .query((row, number) -> RememberedRows.Place.read(row))
              .list();
      Optional<List<VideoRow>> known = remembered.all(places);
      if (known.isPresent()) {
        return known.get();
      }
    }
    return listed(VideoRows.COLUMNS + ", " + stamp, ids, viewer)
        .query((row, number) -> remembered.read(row))
        .list();
  }

  private JdbcClient.StatementSpec listed(String columns, List<VideoId> ids, UserId viewer) {
    return database
        .sql(columns + LISTED)
        .param("viewer", viewer.value())
        .param("ids", ids.stream().map(VideoId::value).toList());
  }

  List<VideoRow> own(List<VideoId> ids, UserId owner) {
    return database
        .sql(COLUMNS + "where v.user_id = :owner and v.id in (:ids)")
        .param("owner", owner.value())
        .param("ids", ids.stream().map(VideoId::value).toList())
        .query(VideoRepository::video)
        .list();
  }

  /** A user's own, the newest first; without {@code completed}, those that are not ready. */
  List<VideoRow> own(UserId owner, boolean completed, int limit) {
    return database
        .sql(
            COLUMNS
                + """
                where v.user_id = :owner and (:completed or v.status <> 'ready')
                order by v.id desc
                limit :limit
                """)
        .param("owner", owner.value())
        .param("completed", completed)
        .param("limit", limit)
        .query(VideoRepository::video)
        .list();
  }

  long countOwn(UserId owner, boolean completed) {
    return database
        .sql(
            """
            select count(*) from videos
            where user_id = :owner and (:completed or status <> 'ready')
            """)
        .param("owner", owner.value())
        .param("completed", completed)
        .query(Long.class)
        .single();
  }

  private static VideoRow video(ResultSet row, int number) throws SQLException {
    return VideoRows.read(row);
  }
}
