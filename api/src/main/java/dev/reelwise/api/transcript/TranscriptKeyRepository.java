package dev.reelwise.api.transcript;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the finished transcripts are. */
@Repository
class TranscriptKeyRepository {

  private final JdbcClient database;

  TranscriptKeyRepository(JdbcClient database) {
    this.database = database;
  }

  Optional<ObjectKey> find(VideoId video) {
    return database
        .sql(
            """
            select transcript_path
            from video_transcripts
            where video_id = :video and status = 'ready' and transcript_path is not null
            """)
        .param("video", video.value())
        .query((row, number) -> new ObjectKey(row.getString("transcript_path")))
        .optional();
  }
}
