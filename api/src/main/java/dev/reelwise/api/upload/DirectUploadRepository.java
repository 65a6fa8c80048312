package dev.reelwise.api.upload;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The uploads that clients send to the object store themselves; each is its owner's alone. */
@Repository
class DirectUploadRepository {

  private static final String OWN =
      """
      select upload_id, key, filename, content_type, status
      from upload_metadata
      where user_id = :user and key = :key and content_type not like 'image/%'
      """;

  private final JdbcClient database;

  DirectUploadRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(DirectUpload upload, UserId owner) {
    database
        .sql(
            """
            insert into upload_metadata (user_id, upload_id, key, filename, content_type, status)
            values (:user, :upload, :key, :name, :type, :status)
            """)
        .param("user", owner.value())
        .param("upload", upload.uploadId())
        .param("key", upload.key().value())
        .param("name", upload.name().text())
        .param("type", upload.contentType())
        .param("status", upload.state().text())
        .update();
  }

  Optional<DirectUpload> find(String uploadId, String key, UserId owner) {
    return database
        .sql(OWN + "and upload_id = :upload")
        .param("user", owner.value())
        .param("key", key)
        .param("upload", uploadId)
        .query(DirectUploadRepository::upload)
        .optional();
  }

  Optional<DirectUpload> find(String key, UserId owner) {
    return database
        .sql(OWN)
        .param("user", owner.value())
        .param("key", key)
        .query(DirectUploadRepository::upload)
        .optional();
  }

  /** Keeps every other writer of this upload waiting until the transaction ends. */
  UploadState hold(DirectUpload upload) {
    return database
        .sql("select status from upload_metadata where upload_id = :upload for update")
        .param("upload", upload.uploadId())
        .query((row, number) -> UploadState.of(row.getString("status")))
        .single();
  }

  /** Does nothing to an upload that was aborted meanwhile. */
  void set(DirectUpload upload, UploadState state) {
    database
        .sql(
            """
            update upload_metadata set status = :status, updated_at = now()
            where upload_id = :upload and status <> 'aborted'
            """)
        .param("upload", upload.uploadId())
        .param("status", state.text())
        .update();
  }

  /** The file is whole. Does nothing to an upload that was aborted meanwhile. */
  void complete(DirectUpload upload, long sizeBytes) {
    database
        .sql(
            """
            update upload_metadata
            set status = 'completed', size_bytes = :size, updated_at = now()
            where upload_id = :upload and status <> 'aborted'
            """)
        .param("upload", upload.uploadId())
        .param("size", sizeBytes)
        .update();
  }

  /** Those that nobody has touched since then and that never became a video. */
  List<DirectUpload> abandoned(Instant since, int most) {
    return database
        .sql(
            """
            select u.upload_id, u.key, u.filename, u.content_type, u.status
            from upload_metadata u
            where u.status <> 'aborted' and u.updated_at < :since
              and u.content_type not like 'image/%'
              and not exists (select 1 from videos v where v.key = u.key)
            order by u.id
            limit :most
            """)
        .param("since", Timestamp.from(since))
        .param("most", most)
        .query(DirectUploadRepository::upload)
        .list();
  }

  Optional<VideoId> video(ObjectKey key) {
    return database
        .sql("select id from videos where key = :key")
        .param("key", key.value())
        .query((row, number) -> new VideoId(row.getInt("id")))
        .optional();
  }

  private static DirectUpload upload(ResultSet row, int number) throws SQLException {
    return new DirectUpload(
        row.getString("upload_id"),
        new ObjectKey(row.getString("key")),
        new FileName(row.getString("filename")),
        row.getString("content_type"),
        UploadState.of(row.getString("status")));
  }
}
