package dev.reelwise.api.playback;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What else than variants there is to play and to read along. */
@Repository
class PlayableSourceRepository {

  private final JdbcClient database;

  PlayableSourceRepository(JdbcClient database) {
    this.database = database;
  }

  /** Empty before the file was probed. */
  Optional<PlayableSource> find(VideoId video) {
    return database
        .sql(
            """
            select v.key, s.container, coalesce(s.video_codec, '') as video_codec,
                   coalesce(s.pixel_format, '') as pixel_format,
                   coalesce(s.audio_codec, '') as audio_codec
            from video_sources s join videos v on v.id = s.video_id
            where s.video_id = :video and v.key is not null and v.source_lost_at is null
            """)
        .param("video", video.value())
        .query(
            (row, number) ->
                new PlayableSource(
                    new ObjectKey(row.getString("key")),
                    row.getString("container"),
                    row.getString("video_codec"),
                    row.getString("pixel_format"),
                    row.getString("audio_codec")))
        .optional();
  }

  /** The language of the captions, empty where it is not known; no captions, no answer. */
  Optional<String> captionLanguage(VideoId video) {
    return database
        .sql(
            """
            select coalesce(model_info ->> 'language', '') from video_transcripts
            where video_id = :video and status = 'ready' and transcript_path is not null
              and transcript_text <> ''
            """)
        .param("video", video.value())
        .query(String.class)
        .optional();
  }
}
