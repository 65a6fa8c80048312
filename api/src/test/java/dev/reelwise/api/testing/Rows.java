package dev.reelwise.api.testing;

import dev.reelwise.contracts.VideoId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows as the steps would write them, and a look at what is there. */
@Component
public class Rows {

  private final JdbcClient database;

  Rows(JdbcClient database) {
    this.database = database;
  }

  public VideoId video(int owner, String title, String status) {
    return database
        .sql(
            """
            insert into videos (title, description, user_id, user_name, key, status, processed_at)
            values (:title, 'about it', :owner, 'Ada Lovelace', gen_random_uuid()::text, :status,
                    case when :status = 'ready' then now() end)
            returning id
            """)
        .param("title", title)
        .param("owner", owner)
        .param("status", status)
        .query((row, number) -> new VideoId(row.getInt(1)))
        .single();
  }

  public void variant(VideoId video, String resolution, int width, int height) {
    database
        .sql(
            """
            insert into video_variants
              (video_id, resolution, key, width, height, bitrate, size_bytes,
               average_bandwidth, codecs, frame_rate)
            values
              (:video, :resolution, :key, :width, :height, '1200000', 5000,
               900000, 'avc1.64001f,mp4a.40.2', 30)
            """)
        .param("video", video.value())
        .param("resolution", resolution)
        .param("key", "videos/hls/" + video + "/" + resolution + ".mp4")
        .param("width", width)
        .param("height", height)
        .update();
  }

  public void transcript(VideoId video, String text, int seconds) {
    database
        .sql(
            """
            insert into video_transcripts
              (video_id, transcript_text, transcript_path, status, duration_seconds)
            values (:video, :text, :path, 'ready', :seconds)
            """)
        .param("video", video.value())
        .param("text", text)
        .param("path", "transcripts/" + video + "/transcript.json")
        .param("seconds", seconds)
        .update();
  }

  /** As if the upload's parts had not become one object yet. */
  public void forgetCompletion(String uploadId) {
    database
        .sql(
            """
            update upload_metadata set status = 'in_progress', size_bytes = null
            where upload_id = :upload and status = 'completed'
            """)
        .param("upload", uploadId)
        .update();
  }

  /** What the probe has found in the upload, in ffprobe's names. */
  public void source(VideoId video, String container, String picture, String sound) {
    database
        .sql(
            """
            insert into video_sources
              (video_id, container, video_codec, pixel_format, audio_codec, duration_ms)
            values (:video, :container, :picture, 'yuv420p', :sound, 4000)
            """)
        .param("video", video.value())
        .param("container", container)
        .param("picture", picture)
        .param("sound", sound)
        .update();
  }

  /** Where the upload is. */
  public String key(VideoId video) {
    return database
        .sql("select key from videos where id = :video")
        .param("video", video.value())
        .query(String.class)
        .single();
  }

  public void summary(VideoId video, String text) {
    database
        .sql(
            """
            insert into video_summaries
              (video_id, summary_text, summary_path, model_info, quality_score)
            values (:video, :text, :path, '{"model": "m", "chunk_size": 8000}', 0.75)
            """)
        .param("video", video.value())
        .param("text", text)
        .param("path", "summaries/" + video + "/summary.json")
        .update();
  }

  /** A change of status with its log, as the pipeline makes it; {@code message} may be null. */
  public void change(VideoId video, String status, String actor, String message) {
    database
        .sql(
            """
            with changed as (
              update videos
              set status = :status, status_message = :message, updated_at = now(),
                  processed_at = case when :status = 'ready' then now() end
              where id = :video
              returning id)
            insert into video_status_logs (video_id, status, actor, status_message)
            select id, :status, :actor, :message from changed
            """)
        .param("video", video.value())
        .param("status", status)
        .param("actor", actor)
        .param("message", message, java.sql.Types.VARCHAR)
        .update();
  }

  /** All steps are done, each asked for by an event. */
  public void doneSteps(VideoId video) {
    database
        .sql(
            """
            insert into video_steps (video_id, step, state, run, attempt, progress, trigger)
            select :video, unnest(array['transcode', 'transcribe', 'summarize', 'index']),
                   'done', 1, 1, 1, '{}'
            """)
        .param("video", video.value())
        .update();
  }

  public void failedStep(VideoId video, String step, String error) {
    database
        .sql(
            """
            insert into video_steps (video_id, step, state, attempt, error)
            values (:video, :step, 'failed', 3, :error)
            """)
        .param("video", video.value())
        .param("step", step)
        .param("error", error)
        .update();
  }

  /** The last attempt of a step that an upload asked for has failed. */
  public void stepFails(VideoId video, String step, String error) {
    database
        .sql(
            """
            update video_steps
            set state = 'failed', error = :error, trigger = asked.payload
            from outbox_events asked
            where video_id = :video and step = :step and asked.payload ->> 'videoId' = video_id::text
            """)
        .param("video", video.value())
        .param("step", step)
        .param("error", error)
        .update();
  }

  /** An event that could not be published; its id. */
  public UUID parkedEvent() {
    return database
        .sql(
            """
            insert into outbox_events (id, topic, payload, service, parked_at, error)
            values (gen_random_uuid(), 'video.failed', '{"videoId": 5, "stage": "transcode"}',
                    'api', now(), 'too large')
            returning id
            """)
        .query(UUID.class)
        .single();
  }

  public List<Map<String, Object>> videosOf(int owner) {
    return database
        .sql(
            "select id, title, description, key, status, user_name from videos where user_id = :id order by id")
        .param("id", owner)
        .query()
        .listOfRows();
  }

  public List<Map<String, Object>> eventsOf(VideoId video) {
    return database
        .sql(
            """
            select topic, payload::text as payload
            from outbox_events
            where payload ->> 'videoId' = :video
            order by position
            """)
        .param("video", video.toString())
        .query()
        .listOfRows();
  }

  public int lastVideo() {
    return database.sql("select coalesce(max(id), 0) from videos").query(Integer.class).single();
  }

  /** As an operator gives it. */
  public void role(int user, String role) {
    database
        .sql("update users set role = :role where id = :user")
        .param("role", role)
        .param("user", user)
        .update();
  }

  public void email(int user, String email) {
    database
        .sql("update users set email = :email where id = :user")
        .param("email", email)
        .param("user", user)
        .update();
  }

  public String passwordHash(String email) {
    return database
        .sql("select password_hash from users where email = :email")
        .param("email", email)
        .query(String.class)
        .single();
  }
}
