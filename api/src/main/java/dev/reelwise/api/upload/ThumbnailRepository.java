package dev.reelwise.api.upload;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Thumbnails of one's own: those under way, and the one that a video shows. */
@Repository
class ThumbnailRepository {

  private final JdbcClient database;

  ThumbnailRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(DirectUpload thumbnail, @Nullable VideoId video, UserId owner) {
    database
        .sql(
            """
            insert into upload_metadata
              (user_id, upload_id, key, filename, content_type, status, video_id)
            values (:user, :upload, :key, :name, :type, :status, :video)
            """)
        .param("user", owner.value())
        .param("upload", thumbnail.uploadId())
        .param("key", thumbnail.key().value())
        .param("name", thumbnail.name().text())
        .param("type", thumbnail.contentType())
        .param("status", thumbnail.state().text())
        .param("video", video == null ? null : video.value(), Types.INTEGER)
        .update();
  }

  /** False when the user has no thumbnail under this key that is without a video. */
  boolean assign(String key, VideoId video, UserId owner) {
    return database
            .sql(
                """
                update upload_metadata set video_id = :video, updated_at = now()
                where user_id = :user and key = :key and video_id is null
                  and status = 'initialized' and content_type like 'image/%'
                """)
            .param("video", video.value())
            .param("user", owner.value())
            .param("key", key)
            .update()
        == 1;
  }

  /** The oldest of those that have a video and may have arrived by now. */
  List<ThumbnailUpload> waiting(int most) {
    return database
        .sql(
            """
            select upload_id, key, video_id, created_at
            from upload_metadata
            where status = 'initialized' and video_id is not null
            order by id
            limit :most
            """)
        .param("most", most)
        .query(
            (row, number) ->
                new ThumbnailUpload(
                    row.getString("upload_id"),
                    new ObjectKey(row.getString("key")),
                    new VideoId(row.getInt("video_id")),
                    row.getTimestamp("created_at").toInstant()))
        .list();
  }

  void close(ThumbnailUpload thumbnail, UploadState state) {
    database
        .sql(
            """
            update upload_metadata set status = :status, updated_at = now()
            where upload_id = :upload
            """)
        .param("status", state.text())
        .param("upload", thumbnail.uploadId())
        .update();
  }

  void show(VideoId video, ObjectKey key) {
    database
        .sql("update videos set thumbnail_key = :key where id = :video")
        .param("key", key.value())
        .param("video", video.value())
        .update();
  }
}
