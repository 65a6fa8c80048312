package dev.reelwise.api.check;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The uploads in parts that somebody will go on with, or take back. */
@Repository
class OpenUploadRepository {

  private final JdbcClient sql;

  OpenUploadRepository(JdbcClient sql) {
    this.sql = sql;
  }

  boolean isKnown(String uploadId) {
    return sql.sql(
            """
            select exists (select 1 from upload_metadata
                           where upload_id = :upload and status in ('initialized', 'in_progress'))
                or exists (select 1 from video_imports where upload_id = :upload)
            """)
        .param("upload", uploadId)
        .query(Boolean.class)
        .single();
  }
}
