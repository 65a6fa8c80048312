package dev.reelwise.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.index.IndexedVideo;
import dev.reelwise.api.index.VideoDocuments;
import dev.reelwise.api.index.VideoIndex;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeletionTest extends ApiTest {

  @Autowired private ObjectStore store;
  @Autowired private VideoIndex index;
  @Autowired private VideoDocuments documents;
  @Autowired private DeletionRepository deletions;
  @Autowired private SweepVideo sweep;
  @Autowired private JdbcClient database;

  @Test
  void aDeletedVideoIsGoneAtOnceWithAllThatHangsOnIt() {
    Visitor owner = newUser();
    VideoId id =
        new VideoId(new Upload().file("a.mp4", "bytes").by(owner).data().path("id").asInt());
    rows().variant(id, "720p", 1280, 720);
    rows().transcript(id, "Hello there.", 61);
    rows().summary(id, "A greeting.");

    Answer answer = delete(owner, id);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data().propertyNames()).containsExactly("videoId");
    assertThat(answer.data().path("videoId").intValue()).isEqualTo(id.value());
    for (String path : List.of("", "/info", "/status", "/transcript", "/watch")) {
      assertThat(owner.get("/api/v1/videos/" + id + path).status()).isEqualTo(404);
    }
    assertThat(rowsOf(id)).isZero();
    assertThat(delete(owner, id).status()).isEqualTo(404);
  }

  private long rowsOf(VideoId id) {
    return Stream.of(
            "video_variants",
            "video_transcripts",
            "video_summaries",
            "video_steps",
            "video_status_logs")
        .mapToLong(
            table ->
                database
                    .sql("select count(*) from " + table + " where video_id = :id")
                    .param("id", id.value())
                    .query(Long.class)
                    .single())
        .sum();
  }

  @Test
  void itsObjectsGoAndThoseOfItsNeighbourStay() throws InterruptedException {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Going", "ready");
    VideoId neighbour = new VideoId(id.value() * 10);
    List<ObjectKey> going = objectsOf(id);
    List<ObjectKey> staying = objectsOf(neighbour);

    delete(owner, id);

    Eventually.isTrue(() -> going.stream().allMatch(key -> store.find(key).isEmpty()));
    assertThat(staying).allMatch(key -> store.find(key).isPresent());
  }

  private List<ObjectKey> objectsOf(VideoId id) {
    List<ObjectKey> keys =
        List.of(
            ObjectKey.original(id),
            ObjectKey.variant(id, "720p"),
            ObjectKey.playlist(id, "720p"),
            ObjectKey.poster(id),
            new ObjectKey("videos/thumbnails/" + id + "/own.png"),
            ObjectKey.transcript(id, "json"),
            ObjectKey.summary(id, "txt"));
    keys.forEach(key -> store.put(key, "x".getBytes(StandardCharsets.UTF_8), "text/plain"));
    return keys;
  }

  @Test
  void theSearchCountsItNoLonger() throws InterruptedException {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Quaggas of yesterday", "ready");
    index.put(documents.of(id).orElseThrow());
    assertThat(total(owner, "quaggas")).isEqualTo(1);

    delete(owner, id);

    Eventually.isTrue(() -> total(owner, "quaggas") == 0);
  }

  private static int total(Visitor user, String words) {
    return user.get("/api/v1/videos/search?q=" + words).data().path("total").intValue();
  }

  @Test
  void onlyTheOwnerDeletes() {
    VideoId id = rows().video(newUser().userId(), "Mine", "ready");
    VideoId secret = rows().video(newUser().userId(), "Not ready yet", "transcoding");
    Visitor other = newUser();

    assertThat(delete(other, id).status()).isEqualTo(403);
    assertThat(delete(other, secret).status()).isEqualTo(404);
    assertThat(delete(visitor(), id).status()).isEqualTo(401);
    assertThat(other.get("/api/v1/videos/" + id).status()).isEqualTo(200);
  }

  @Test
  void whatAStepStoredAfterTheFirstSweepGoesWithTheLast() {
    VideoId id = rows().video(newUser().userId(), "Late", "transcoding");
    IndexedVideo indexed = documents.of(id).orElseThrow();
    deletions.move(id);
    ObjectKey late = ObjectKey.variant(id, "360p");
    store.put(late, "x".getBytes(StandardCharsets.UTF_8), "video/mp4");
    index.put(indexed);
    age(id, Duration.ofHours(1));

    sweep.perform(id.toString());

    assertThat(store.find(late)).isEmpty();
    assertThat(deletions.find(id)).isEmpty();
  }

  @Test
  void whatADeadProcessBeganIsDoneByAnother() throws InterruptedException {
    VideoId id = rows().video(newUser().userId(), "Half gone", "ready");
    deletions.move(id);
    ObjectKey left = ObjectKey.poster(id);
    store.put(left, "x".getBytes(StandardCharsets.UTF_8), "image/jpeg");

    database
        .sql(
            """
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
            values ('video_sweep', :id, now(), true, 'a dead process', now() - interval '1 h', 2)
            """)
        .param("id", id.toString())
        .update();

    Eventually.isTrue(() -> store.find(left).isEmpty());
  }

  private void age(VideoId id, Duration by) {
    database
        .sql(
            "update deletions set created_at = created_at - make_interval(secs => :s) where video_id = :id")
        .params(Map.of("s", by.toSeconds(), "id", id.value()))
        .update();
  }

  private Answer delete(Visitor user, VideoId id) {
    return user.send("DELETE", "/api/v1/videos/" + id, BodyPublishers.noBody());
  }
}
