package dev.reelwise.api.importing;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.StoredObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The imports under way and those that have failed; one that has succeeded is a video, no more. */
@Repository
class ImportRepository {

  private final JdbcClient database;

  ImportRepository(JdbcClient database) {
    this.database = database;
  }

  /** Adds the video and its import. */
  VideoId insert(String url, String title, @Nullable String about, boolean titled, SignedIn owner) {
    return database
        .sql(
            """
            with video as (
              insert into videos (title, description, user_id, user_name)
              values (:title, :about, :user, :userName)
              returning id)
            insert into video_imports (video_id, user_id, url, titled)
            select id, :user, :url, :titled from video
            returning video_id
            """)
        .param("title", title)
        .param("about", about, Types.VARCHAR)
        .param("user", owner.id().value())
        .param("userName", owner.name())
        .param("url", url)
        .param("titled", titled)
        .query((row, number) -> new VideoId(row.getInt(1)))
        .single();
  }

  /**
   * Takes the import over: whoever had it can't write any more. Empty when nothing is to be
   * fetched; the video itself may be gone.
   */
  Optional<VideoImport> claim(VideoId video) {
    return database
        .sql(
            """
            update video_imports
            set attempt = attempt + 1, state = 'fetching', started_at = coalesce(started_at, now())
            where video_id = :video and state <> 'failed'
            returning video_id, user_id, url, titled, attempt, failures, upload_id, version,
              started_at
            """)
        .param("video", video.value())
        .query(ImportRepository::row)
        .optional();
  }

  /** Notes what the file is; {@code uploadId} null forgets the parts. False when it is not ours. */
  boolean note(VideoImport held, @Nullable String uploadId, @Nullable String version, long total) {
    return database
            .sql(
                """
                update video_imports
                set upload_id = :upload, version = :version, total_bytes = :total, error = null
                where video_id = :video and attempt = :attempt
                """)
            .param("upload", uploadId, Types.VARCHAR)
            .param("version", version, Types.VARCHAR)
            .param("total", total < 0 ? null : total, Types.BIGINT)
            .param("video", held.video().value())
            .param("attempt", held.attempt())
            .update()
        == 1;
  }

  /** False when the video was deleted or somebody else has taken the import over. */
  boolean progress(VideoImport held, long received) {
    return database
            .sql(
                """
                update video_imports set received_bytes = :received
                where video_id = :video and attempt = :attempt
                  and exists (select 1 from videos where id = :video)
                """)
            .param("received", received)
            .param("video", held.video().value())
            .param("attempt", held.attempt())
            .update()
        == 1;
  }

  /** False when somebody else has taken the import over. */
  boolean retrying(VideoImport held, String reason) {
    return database
            .sql(
                """
                update video_imports set failures = failures + 1, error = :reason
                where video_id = :video and attempt = :attempt
                """)
            .param("reason", reason)
            .param("video", held.video().value())
            .param("attempt", held.attempt())
            .update()
        == 1;
  }

  /** False when somebody else has taken the import over. */
  boolean failed(VideoImport held, String reason) {
    return database
            .sql(
                """
                update video_imports
                set state = 'failed', error = :reason, upload_id = null, version = null,
                    received_bytes = 0
                where video_id = :video and attempt = :attempt
                """)
            .param("reason", reason)
            .param("video", held.video().value())
            .param("attempt", held.attempt())
            .update()
        == 1;
  }

  /** Makes a failed import one that waits; false when it has not failed. */
  boolean revive(VideoId video) {
    return database
            .sql(
                """
                update video_imports
                set state = 'waiting', failures = 0, error = null, started_at = null
                where video_id = :video and state = 'failed'
                """)
            .param("video", video.value())
            .update()
        == 1;
  }

  /** Where the parts are, if this attempt still holds the import and there are some. */
  Optional<String> uploadId(VideoImport held) {
    return database
        .sql(
            """
            select upload_id from video_imports
            where video_id = :video and attempt = :attempt and upload_id is not null
            """)
        .param("video", held.video().value())
        .param("attempt", held.attempt())
        .query(String.class)
        .optional();
  }

  /** False when somebody else has taken the import over. */
  boolean remove(VideoImport held) {
    return database
            .sql("delete from video_imports where video_id = :video and attempt = :attempt")
            .param("video", held.video().value())
            .param("attempt", held.attempt())
            .update()
        == 1;
  }

  /** Gives the video its file; {@code title} null leaves the one it has. */
  void complete(VideoId video, StoredObject file, @Nullable String title) {
    database
        .sql(
            """
            update videos
            set key = :key, size_bytes = :size, title = coalesce(:title, title),
                updated_at = clock_timestamp()
            where id = :video
            """)
        .param("key", file.key().value())
        .param("size", file.sizeBytes())
        .param("title", title, Types.VARCHAR)
        .param("video", video.value())
        .update();
  }

  Optional<ImportProgress> progress(VideoId video) {
    return database
        .sql(
            """
            select url, state, attempt, received_bytes, total_bytes, error
            from video_imports where video_id = :video
            """)
        .param("video", video.value())
        .query(
            (row, number) ->
                new ImportProgress(
                    row.getString("url"),
                    row.getString("state"),
                    row.getInt("attempt"),
                    row.getLong("received_bytes"),
                    row.getObject("total_bytes", Long.class),
                    row.getString("error")))
        .optional();
  }

  /** Puts an import into the queue; the commit wakes a worker. */
  void enqueue(String job) {
    database
        .sql(
            """
            insert into video_import_jobs (task_name, task_instance, execution_time, picked, version)
            values (:queue, :job, now() - interval '10 seconds', false, 1)
            """)
        .param("queue", ImportWorkers.QUEUE)
        .param("job", job)
        .update();
  }

  private static VideoImport row(ResultSet row, int number) throws SQLException {
    return new VideoImport(
        new VideoId(row.getInt("video_id")),
        new UserId(row.getInt("user_id")),
        row.getString("url"),
        row.getBoolean("titled"),
        row.getInt("attempt"),
        row.getInt("failures"),
        row.getString("upload_id"),
        row.getString("version"),
        row.getTimestamp("started_at").toInstant());
  }
}
