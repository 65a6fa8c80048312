package dev.reelwise.api.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Tokens;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class ViewsTest extends ApiTest {

  @Autowired private Views views;
  @Autowired private ViewRepository rows;
  @Autowired private ViewSettings settings;
  @Autowired private JdbcClient database;
  @Autowired private StringRedisTemplate redis;

  @Test
  void aThousandAtOnceAreCountedRightAndWrittenTogether() throws Exception {
    VideoId video = watchable();
    OffsetDateTime version = version(video);
    long before = written();

    List<Callable<Integer>> watches = new ArrayList<>();
    for (int viewer : aThousandAccounts()) {
      Visitor one = visitor().with(Tokens.of(viewer));
      watches.add(() -> one.get("/api/v1/videos/" + video + "/watch").status());
    }
    try (var threads = Executors.newFixedThreadPool(50)) {
      for (var watch : threads.invokeAll(watches)) {
        assertThat(watch.get()).isEqualTo(200);
      }
    }

    Eventually.isTrue(() -> count(video) == 1000);
    assertThat(written() - before)
        .as("statements, one for each flush, not one for each view")
        .isBetween(1L, 200L);
    assertThat(version(video)).as("nothing changes for the index").isEqualTo(version);
    assertThat(newUser().get("/api/v1/videos/" + video).data().path("video").path("views").asInt())
        .isEqualTo(1000);
  }

  private List<Integer> aThousandAccounts() {
    return database
        .sql(
            """
            insert into users (name, email, password_hash)
            select 'A viewer', 'viewer-' || number || '@example.org', '!'
            from generate_series(1, 1000) number
            returning id
            """)
        .query(Integer.class)
        .list();
  }

  /** How often a batch was added: each has a row of its own. */
  private long written() {
    return database.sql("select count(*) from view_batches").query(Long.class).single();
  }

  @Test
  void whoWatchesOnOrFetchesThePlaylistIsTheSameViewer() throws Exception {
    VideoId video = watchable();
    Visitor viewer = newUser();
    for (int i = 0; i < 3; i++) {
      String url = viewer.get("/api/v1/videos/" + video + "/watch").data().path("url").asString();
      assertThat(Visitor.open(url).status()).isEqualTo(200);
    }
    newUser().get("/api/v1/videos/" + video + "/watch");

    Eventually.isTrue(() -> count(video) == 2);
    views.flush();
    assertThat(count(video)).isEqualTo(2);
  }

  @Test
  void aBatchThatComesAgainIsAddedOnce() {
    VideoId video = watchable();
    Batch batch = new Batch(UUID.randomUUID(), Map.of(video.value(), 7L, 999_999_999, 1L));

    rows.add(batch);
    rows.add(batch);

    assertThat(count(video)).isEqualTo(7);
  }

  @Test
  void whatAKilledProcessHadTakenIsWrittenByAnother() {
    VideoId video = watchable();
    String prefix = "views-test:" + UUID.randomUUID() + ":";
    Counter killed = new SharedCounter(redis, prefix, settings.window());
    killed.count(video, new UserId(1));
    Batch taken = killed.next().orElseThrow();
    killed.count(video, new UserId(2));

    Counter other = new SharedCounter(redis, prefix, settings.window());
    assertThat(other.next()).contains(taken);
    other.written(taken.id());
    Batch rest = other.next().orElseThrow();
    killed.written(taken.id());

    assertThat(rest.views()).containsExactly(Map.entry(video.value(), 1L));
    assertThat(other.next()).as("a late word of the first does no harm").contains(rest);
    other.written(rest.id());
    assertThat(other.next()).isEmpty();
  }

  @Test
  void withoutRedisEachProcessCountsForItself() {
    Counter own = new OwnCounter(Duration.ofMinutes(30), Clock.systemUTC());
    IntStream.range(0, 3).forEach(i -> own.count(new VideoId(4), new UserId(1)));
    own.count(new VideoId(4), new UserId(2));

    Batch batch = own.next().orElseThrow();
    own.count(new VideoId(4), new UserId(3));

    assertThat(batch.views()).containsExactly(Map.entry(4, 2L));
    assertThat(own.next()).contains(batch);
    own.written(batch.id());
    assertThat(own.next().orElseThrow().views()).containsExactly(Map.entry(4, 1L));
  }

  @Test
  void whatWaitsIsWrittenWhenTheProcessStops() {
    VideoId video = watchable();
    Views slow =
        new Views(
            redis,
            rows,
            new ViewSettings(Duration.ofMinutes(30), Duration.ofHours(1)),
            "views-test:" + UUID.randomUUID() + ":",
            Clock.systemUTC());
    slow.start();
    slow.began(video, new UserId(1));
    assertThat(count(video)).isZero();

    slow.stop();

    assertThat(count(video)).isEqualTo(1);
  }

  private VideoId watchable() {
    VideoId video = rows().video(newUser().userId(), "Watched", "ready");
    rows().variant(video, "720p", 1280, 720);
    return video;
  }

  private long count(VideoId video) {
    return database
        .sql("select views from videos where id = :id")
        .param("id", video.value())
        .query(Long.class)
        .single();
  }

  private OffsetDateTime version(VideoId video) {
    return database
        .sql("select updated_at from videos where id = :id")
        .param("id", video.value())
        .query(OffsetDateTime.class)
        .single();
  }
}
