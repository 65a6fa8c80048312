package dev.reelwise.api.like;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class VideoLikeTest extends ApiTest {

  @Autowired private JdbcClient database;

  private VideoId video;

  @BeforeEach
  void putAVideoThere() {
    video = rows().video(newUser().userId(), "To be liked", "ready");
  }

  @Test
  void aLikeIsTakenBackByASecond() {
    Visitor viewer = newUser();
    OffsetDateTime version = version();

    Answer liked = toggle(viewer);
    assertThat(liked.status()).isEqualTo(201);
    assertThat(liked.data().propertyNames())
        .containsExactlyInAnyOrder("video_id", "likes", "has_liked");
    assertThat(liked.data().path("video_id").intValue()).isEqualTo(video.value());
    assertStands(liked.data(), 1, true);
    assertStands(details(viewer), 1, true);
    assertStands(details(newUser()), 1, false);

    assertStands(toggle(viewer).data(), 0, false);
    assertThat(version()).as("nothing changes for the index").isEqualTo(version);
  }

  @Test
  void likingAndTakingBackMayBeSaidTwice() {
    Visitor viewer = newUser();

    assertStands(said("PUT", viewer).data(), 1, true);
    assertStands(said("PUT", viewer).data(), 1, true);
    assertStands(said("DELETE", viewer).data(), 0, false);
    assertStands(said("DELETE", viewer).data(), 0, false);
    assertThat(said("PUT", viewer).status()).isEqualTo(200);
  }

  @Test
  void likesAtTheSameTimeAreCountedRight() throws Exception {
    List<Visitor> viewers = Stream.generate(this::newUser).limit(6).toList();
    List<Callable<Integer>> likes = new ArrayList<>();
    for (Visitor viewer : viewers) {
      // Five toggles are a like in the end.
      IntStream.range(0, 5).forEach(i -> likes.add(() -> toggle(viewer).status()));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var like : threads.invokeAll(likes)) {
        assertThat(like.get()).isEqualTo(201);
      }
    }

    viewers.forEach(viewer -> assertStands(details(viewer), 6, true));
  }

  private static void assertStands(JsonNode data, int likes, boolean hasLiked) {
    assertThat(data.path("likes").intValue()).isEqualTo(likes);
    assertThat(data.path("has_liked").booleanValue()).isEqualTo(hasLiked);
  }

  private OffsetDateTime version() {
    return database
        .sql("select updated_at from videos where id = :id")
        .param("id", video.value())
        .query(OffsetDateTime.class)
        .single();
  }

  private JsonNode details(Visitor viewer) {
    return viewer.get("/api/v1/videos/" + video).data();
  }

  private Answer toggle(Visitor viewer) {
    return viewer.post("/api/v1/videos/" + video + "/like", Map.of());
  }

  private Answer said(String method, Visitor viewer) {
    return viewer.send(method, "/api/v1/videos/" + video + "/like", BodyPublishers.noBody());
  }
}
