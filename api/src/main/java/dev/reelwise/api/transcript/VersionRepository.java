package dev.reelwise.api.transcript;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.ObjectKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code transcript_versions}: what transcripts have been. */
@Repository
class VersionRepository {

  private static final String COLUMNS =
      """
      select version, path, source, user_id, language, segments, restored_from, created_at
      from transcript_versions
      """;

  private final JdbcClient database;

  VersionRepository(JdbcClient database) {
    this.database = database;
  }

  /** The newest first; empty before the first edit. */
  List<Version> of(VideoId video) {
    return database
        .sql(COLUMNS + "where video_id = :video order by version desc")
        .param("video", video.value())
        .query(VersionRepository::version)
        .list();
  }

  Optional<Version> find(VideoId video, int version) {
    return database
        .sql(COLUMNS + "where video_id = :video and version = :version")
        .param("video", video.value())
        .param("version", version)
        .query(VersionRepository::version)
        .optional();
  }

  /** Adds one with the next number; only one writer at a time holds the video's row. */
  void add(Transcript transcript, ObjectKey path, Origin origin) {
    database
        .sql(
            """
            insert into transcript_versions
              (video_id, version, path, source, user_id, language, segments, restored_from)
            select :video, coalesce(max(version), 0) + 1, :path, :source, :user, :language,
                   :segments, :restored
            from transcript_versions where video_id = :video
            """)
        .param("video", transcript.videoId().value())
        .param("path", path.value())
        .param("source", origin.source().text())
        .param("user", origin.user() == null ? null : origin.user().value(), Types.INTEGER)
        .param("language", transcript.language(), Types.VARCHAR)
        .param("segments", transcript.segments().size())
        .param("restored", origin.restoredFrom(), Types.INTEGER)
        .update();
  }

  /** Takes those from the list that are at this place. */
  void forget(VideoId video, ObjectKey path) {
    database
        .sql("delete from transcript_versions where video_id = :video and path = :path")
        .param("video", video.value())
        .param("path", path.value())
        .update();
  }

  private static Version version(ResultSet row, int number) throws SQLException {
    Integer user = row.getObject("user_id", Integer.class);
    return new Version(
        row.getInt("version"),
        new ObjectKey(row.getString("path")),
        Source.of(row.getString("source")),
        user == null ? null : new UserId(user),
        row.getString("language"),
        row.getInt("segments"),
        row.getObject("restored_from", Integer.class),
        row.getTimestamp("created_at").toInstant());
  }

  /** Who made a version of what; {@code user} is null for one that was recognized. */
  record Origin(Source source, @Nullable UserId user, @Nullable Integer restoredFrom) {

    static final Origin RECOGNIZED = new Origin(Source.SPEECH, null, null);
  }
}
