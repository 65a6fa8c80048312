package dev.reelwise.api.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class RebuildTest extends ApiTest {

  private static final int MANY = 60;

  @Autowired private Rebuild rebuild;
  @Autowired private RebuildChore chore;
  @Autowired private IndexLayout layout;
  @Autowired private IndexNames names;
  @Autowired private VideoIndex index;
  @Autowired private VideoDocuments videos;
  @Autowired private Documents documents;
  @Autowired private OpenSearchClient client;
  @Autowired private JdbcClient database;

  private Visitor user;

  @BeforeEach
  void signUp() {
    user = newUser();
  }

  @Test
  void searchesFindAllVideosWhileItRuns() throws Exception {
    many("tarsier", MANY);
    Set<String> before = indexes();
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<List<Long>> searcher =
        CompletableFuture.supplyAsync(
            () -> {
              List<Long> totals = new ArrayList<>();
              while (!done.get()) {
                totals.add(total("tarsier"));
              }
              return totals;
            });

    rebuild.run(progress -> {});
    done.set(true);

    assertThat(searcher.get()).hasSizeGreaterThan(10).containsOnly((long) MANY);
    assertThat(total("tarsier")).isEqualTo(MANY);
    assertThat(indexes()).hasSize(2).doesNotContainAnyElementsOf(before);
    assertThat(layout.isBeingRebuilt()).isFalse();
  }

  @Test
  void whatTheIndexHasComesFromTheTableAndTheBucketAlone() throws Exception {
    VideoId lost = video("Potoroo at dusk");
    VideoId spoken = spoken("A talk", "Nobody sees the kowari by day.");
    index.put(TestVideo.of(900_000_001, "Potoroo the ghost").indexed());
    client.delete(request -> request.index(names.videos()).id(lost.toString()));

    rebuild.run(progress -> {});

    assertThat(found("potoroo")).containsExactly(lost.value());
    JsonNode hit = user.get("/api/v1/videos/search?q=kowari").data().path("items").path(0);
    assertThat(hit.path("id").asInt()).isEqualTo(spoken.value());
    assertThat(hit.path("moments").path(0).path("text").asString())
        .isEqualTo("Nobody sees the kowari by day.");
  }

  @Test
  void nothingThatIsWrittenMeanwhileIsLost() throws Exception {
    VideoId renamed = video("Colugo one");
    VideoId deleted = video("Colugo two");
    VideoId silently = video("Colugo three");
    many("filler", 45);
    List<VideoId> added = new ArrayList<>();

    // The first videos are in the draft when the last batch is told.
    rebuild.run(
        once(
            () -> {
              rename(renamed, "Solenodon one");
              index.put(videos.of(renamed).orElseThrow());
              user.send("DELETE", "/api/v1/videos/" + deleted, noBody());
              rename(silently, "Solenodon two");
              added.add(video("Solenodon three"));
            }));

    assertThat(found("colugo")).isEmpty();
    assertThat(found("solenodon"))
        .containsExactlyInAnyOrder(renamed.value(), silently.value(), added.getFirst().value());
    assertThat(total("colugo")).isZero();
  }

  @Test
  void aRunThatFailsLeavesEverythingAsItWas() {
    VideoId video = video("Aye-aye by night");
    Set<String> before = indexes();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                rebuild.run(
                    progress -> {
                      throw new IllegalStateException("the light goes out");
                    }));

    assertThat(indexes()).isEqualTo(before);
    assertThat(layout.isBeingRebuilt()).isFalse();
    assertThat(found("aye-aye")).contains(video.value());
  }

  @Test
  void whatAKilledRunLeftIsHarmlessAndTheNextOneRemovesIt() throws Exception {
    IndexNames.Pair left = layout.draft(12345);
    VideoId video = video("Fossa in the tree");
    assertThat(found("fossa")).containsExactly(video.value());

    rebuild.run(progress -> {});

    assertThat(indexes()).hasSize(2).doesNotContain(left.videos(), left.moments());
    assertThat(layout.isBeingRebuilt()).isFalse();
    assertThat(found("fossa")).containsExactly(video.value());
  }

  @Test
  void onlyOneGoesOnAtATime() throws Exception {
    video("Tenrec");
    List<Throwable> second = new ArrayList<>();

    rebuild.run(
        once(
            () -> {
              try {
                rebuild.run(progress -> {});
              } catch (RebuildUnderWay | InterruptedException refused) {
                second.add(refused);
              }
            }));

    assertThat(second).singleElement().isInstanceOf(RebuildUnderWay.class);
  }

  @Test
  void anIndexOfAnEarlierLayoutIsRebuiltByItself() throws Exception {
    VideoId video = video("Zorilla of old");
    layout.drop();
    createBefore(names.moments(), resource("/opensearch/videos-moments-v2.json"));
    createBefore(names.videos(), resource("/opensearch/videos-before.json"));
    index.put(videos.of(video).orElseThrow());
    assertThat(layout.version()).hasValue(1);

    chore.askIfNeeded();
    assertThat(found("zorilla")).containsExactly(video.value());
    Eventually.isTrue(() -> layout.version().orElse(0) == IndexNames.LAYOUT);
    Eventually.isTrue(() -> indexes().size() == 2);

    assertThat(found("zorilla")).containsExactly(video.value());
    assertThat(indexes()).noneMatch(index -> index.contains("-v1"));
  }

  private void createBefore(String alias, String body) throws IOException {
    client
        .generic()
        .execute(Requests.builder().method("PUT").endpoint("/" + alias + "-v1").json(body).build())
        .close();
    client.indices().putAlias(request -> request.index(alias + "-v1").name(alias));
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = RebuildTest.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static java.net.http.HttpRequest.BodyPublisher noBody() {
    return java.net.http.HttpRequest.BodyPublishers.noBody();
  }

  private static Consumer<Rebuild.Progress> once(Runnable action) {
    AtomicBoolean first = new AtomicBoolean(true);
    return progress -> {
      if (progress.done() == progress.all() && first.getAndSet(false)) {
        action.run();
      }
    };
  }

  private void many(String word, int count) {
    for (int i = 0; i < count; i++) {
      video(word + " number " + i);
    }
  }

  private VideoId video(String title) {
    VideoId video = rows().video(user.userId(), title, "ready");
    index.put(videos.of(video).orElseThrow());
    return video;
  }

  private VideoId spoken(String title, String said) {
    VideoId video = rows().video(user.userId(), title, "ready");
    rows().transcript(video, said, 4);
    List<Segment> segments = List.of(new Segment(0, 0, 4, said));
    documents.put(new Transcript(video, said, "en", 4, "test", segments, Instant.EPOCH));
    return video;
  }

  private void rename(VideoId video, String title) {
    database
        .sql("update videos set title = :title, updated_at = clock_timestamp() where id = :id")
        .param("title", title)
        .param("id", video.value())
        .update();
  }

  private long total(String word) {
    return user.get("/api/v1/videos/search?user_id=" + user.userId() + "&q=" + word)
        .data()
        .path("total")
        .asLong(-1);
  }

  /** Among the user's own: a rebuild also brings in what other tests have left in the table. */
  private List<Integer> found(String word) {
    return user.get("/api/v1/videos/search?limit=100&user_id=" + user.userId() + "&q=" + word)
        .data()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asInt())
        .toList();
  }

  private Set<String> indexes() {
    try {
      Collection<String> all =
          client.indices().get(request -> request.index(names.videos() + "*")).result().keySet();
      return new HashSet<>(all);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
