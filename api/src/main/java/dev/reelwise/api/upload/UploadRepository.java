package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.contracts.VideoId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** New rows in the table of videos. */
@Repository
class UploadRepository {

  private final JdbcClient database;

  UploadRepository(JdbcClient database) {
    this.database = database;
  }

  /** An id for a video that is about to come; one that never comes leaves a gap, no more. */
  VideoId nextId() {
    return database
        .sql("select nextval(pg_get_serial_sequence('videos', 'id'))")
        .query((row, number) -> new VideoId(row.getInt(1)))
        .single();
  }

  void insert(NewVideo video, SignedIn owner) {
    database
        .sql(
            """
            insert into videos (id, title, description, user_id, user_name, key, size_bytes)
            values (:id, :title, :description, :user, :userName, :key, :size)
            """)
        .param("id", video.file().video().value())
        .param("title", video.title())
        .param("description", video.description())
        .param("user", owner.id().value())
        .param("userName", owner.name())
        .param("key", video.file().object().key().value())
        .param("size", video.file().object().sizeBytes())
        .update();
  }
}
