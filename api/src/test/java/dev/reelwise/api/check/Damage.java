package dev.reelwise.api.check;

import dev.reelwise.api.index.IndexRenewal;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Summary;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.Documents;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes videos that are whole, with all that belongs to one, and a way to break them. */
@Component
class Damage {

  private static final Instant MADE = Instant.parse("2026-01-02T03:04:05Z");

  private final JdbcClient database;
  private final ObjectStore store;
  private final Documents documents;
  private final IndexRenewal index;

  Damage(JdbcClient database, ObjectStore store, Documents documents, IndexRenewal index) {
    this.database = database;
    this.store = store;
    this.documents = documents;
    this.index = index;
  }

  VideoId wholeVideo(int owner) {
    VideoId video =
        database
            .sql(
                """
                insert into videos (title, user_id, user_name, status, processed_at)
                values ('A whole one', :owner, 'Ada', 'ready', now()) returning id
                """)
            .param("owner", owner)
            .query((row, number) -> new VideoId(row.getInt(1)))
            .single();
    sql("update videos set key = 'videos/original/' || id || '.mp4' where id = :id", video);
    put(ObjectKey.original(video));
    sql(
        """
        insert into video_steps (video_id, step, state, run, attempt, progress, trigger)
        select :id, step, 'done', 1, 1, 1,
               jsonb_build_object('id', gen_random_uuid(), 'videoId', :id::int)
        from unnest(array['transcode', 'transcribe', 'summarize', 'index']) step
        """,
        video);
    variant(video, "720p", 720);
    variant(video, "360p", 360);
    put(ObjectKey.poster(video));
    transcript(video);
    summary(video);
    index.renew(video);
    return video;
  }

  private void variant(VideoId video, String resolution, int height) {
    sql(
        """
        insert into video_variants (video_id, resolution, key, width, height, bitrate, size_bytes)
        values (:id, '%1$s', 'videos/hls/' || :id || '/%1$s.mp4', 640, %2$d, '1000', 5)
        """
            .formatted(resolution, height),
        video);
    put(ObjectKey.variant(video, resolution));
    put(ObjectKey.playlist(video, resolution));
  }

  private void transcript(VideoId video) {
    documents.put(transcript(video, "What was said."));
    put(ObjectKey.transcript(video, "vtt"));
    put(ObjectKey.transcript(video, "srt"));
    sql(
        """
        insert into video_transcripts
          (video_id, transcript_text, transcript_path, status, model_info)
        values (:id, 'What was said.', 'transcripts/' || :id || '/transcript.json', 'ready',
                '{"segments": 1}')
        """,
        video);
  }

  private static Transcript transcript(VideoId video, String text) {
    return new Transcript(video, text, "en", 5, "test", List.of(new Segment(0, 0, 5, text)), MADE);
  }

  private void summary(VideoId video) {
    documents.put(
        new Summary(video, "In short.", "m", "extractive", 1, 1.0, "transcripts/x", "hash", MADE));
    put(ObjectKey.summary(video, "txt"));
    sql(
        """
        insert into video_summaries (video_id, summary_text, summary_path)
        values (:id, 'In short.', 'summaries/' || :id || '/summary.json')
        """,
        video);
  }

  /** As a person's edit leaves it: two versions, the second one holds and is published. */
  void edited(VideoId video) {
    ObjectKey first = new ObjectKey("transcripts/" + video + "/versions/1.json");
    ObjectKey second = new ObjectKey("transcripts/" + video + "/versions/2.json");
    documents.put(transcript(video, "What was said."), first);
    documents.put(transcript(video, "Said by hand."), second);
    documents.put(transcript(video, "Said by hand."));
    sql(
        """
        insert into transcript_versions (video_id, version, path, source, segments)
        select :id, number, 'transcripts/' || :id || '/versions/' || number || '.json',
               case number when 1 then 'speech' else 'edit' end, 1
        from generate_series(1, 2) number
        """,
        video);
    sql(
        """
        update video_transcripts
        set transcript_text = 'Said by hand.',
            transcript_path = 'transcripts/' || :id || '/versions/2.json'
        where video_id = :id
        """,
        video);
    index.renew(video);
  }

  void put(ObjectKey key) {
    store.put(key, "bytes".getBytes(StandardCharsets.UTF_8), "application/octet-stream");
  }

  void lose(ObjectKey key) {
    store.delete(key);
  }

  boolean has(ObjectKey key) {
    return store.find(key).isPresent();
  }

  /** {@code :id} is the video's. */
  void sql(String statement, VideoId video) {
    database.sql(statement).param("id", video.value()).update();
  }

  String text(String query, VideoId video) {
    return database.sql(query).param("id", video.value()).query(String.class).optional().orElse("");
  }
}
