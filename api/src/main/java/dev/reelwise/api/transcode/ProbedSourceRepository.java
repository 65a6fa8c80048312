package dev.reelwise.api.transcode;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.media.AudioTrack;
import dev.reelwise.media.MediaInfo;
import dev.reelwise.media.VideoTrack;
import java.sql.Types;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code video_sources}: what uploaded files hold, as long as their videos exist. */
@Repository
class ProbedSourceRepository {

  private final JdbcClient sql;

  ProbedSourceRepository(JdbcClient sql) {
    this.sql = sql;
  }

  /** Every attempt finds the same, so this needs no lease. */
  void put(VideoId video, MediaInfo info) {
    Optional<VideoTrack> picture = info.video();
    sql.sql(
            """
            insert into video_sources
              (video_id, container, video_codec, pixel_format, audio_codec, width, height,
               duration_ms)
            select id, :container, :video, :pixels, :audio, :width, :height, :duration
            from videos where id = :id
            on conflict (video_id) do update set
              container = excluded.container,
              video_codec = excluded.video_codec,
              pixel_format = excluded.pixel_format,
              audio_codec = excluded.audio_codec,
              width = excluded.width,
              height = excluded.height,
              duration_ms = excluded.duration_ms
            """)
        .param("id", video.value())
        .param("container", info.container())
        .param("video", picture.map(VideoTrack::codec).orElse(null), Types.VARCHAR)
        .param("pixels", picture.map(VideoTrack::pixelFormat).orElse(null), Types.VARCHAR)
        .param("audio", info.mainAudio().map(AudioTrack::codec).orElse(null), Types.VARCHAR)
        .param("width", picture.map(VideoTrack::width).orElse(null), Types.INTEGER)
        .param("height", picture.map(VideoTrack::height).orElse(null), Types.INTEGER)
        .param("duration", info.duration().toMillis())
        .update();
  }
}
