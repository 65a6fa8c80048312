package dev.reelwise.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is remembered of videos is used only while it is what the tables have, whoever writes. */
class RememberedTest extends ApiTest {

  @Autowired private JdbcClient database;

  private Visitor owner;
  private Visitor viewer;
  private VideoId video;

  @BeforeEach
  void readOnce() {
    owner = newUser();
    viewer = newUser();
    video = rows().video(owner.userId(), "Before", "ready");
    rows().variant(video, "720p", 1280, 720);
    rows().variant(video, "480p", 854, 480);
    rows().transcript(video, "Said before", 60);
    rows().summary(video, "Told before");
    rows().doneSteps(video);
    for (int time = 0; time < 2; time++) {
      details(viewer);
      listed(viewer);
    }
  }

  static Stream<String> changesOfDetails() {
    return Stream.of(
        "update videos set title = 'After' where id = :video",
        "update videos set views = views + 1 where id = :video",
        "delete from video_variants where video_id = :video and height = 480",
        "update video_variants set bitrate = '77' where video_id = :video and height = 720",
        "update video_transcripts set transcript_text = 'Said after' where video_id = :video",
        "delete from video_transcripts where video_id = :video",
        "update video_summaries set stale = true where video_id = :video",
        "delete from video_summaries where video_id = :video",
        "update video_steps set progress = 0.5 where video_id = :video and step = 'index'",
        "delete from video_steps where video_id = :video and step = 'index'");
  }

  @ParameterizedTest
  @MethodSource("changesOfDetails")
  void detailsAndTheirTagChangeWithEachOfTheirRows(String change) {
    Answer before = viewer.get(path());

    say(change);

    Answer after = viewer.get(path(), "If-None-Match", before.header("ETag"));
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.data()).isNotEqualTo(before.data());
  }

  @Test
  void aLikeIsTheLikersOwn() {
    viewer.post(path() + "/like", Map.of());

    assertThat(details(viewer).path("has_liked").asBoolean()).isTrue();
    assertThat(details(viewer).path("likes").asInt()).isEqualTo(1);
    assertThat(details(owner).path("has_liked").asBoolean()).isFalse();
    assertThat(details(owner).path("likes").asInt()).isEqualTo(1);
  }

  @Test
  void listsChangeWithTheirRows() {
    say("update videos set title = 'After' where id = :video");

    assertThat(listed(viewer).path("title").asString()).isEqualTo("After");
  }

  @Test
  void aPictureIsShownAndTakenAwayWithItsVariants() {
    assertThat(listed(viewer).path("thumbnail_url").isNull()).isFalse();

    say("delete from video_variants where video_id = :video");
    assertThat(listed(viewer).path("thumbnail_url").isNull()).isTrue();

    rows().variant(video, "720p", 1280, 720);
    assertThat(listed(viewer).path("thumbnail_url").isNull()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("whatHides")
  void whatWasHiddenIsHiddenAtOnceAndNotForItsOwner(String change) {
    say(change);

    assertThat(viewer.get(path()).status()).isEqualTo(404);
    assertThat(listed(viewer).isMissingNode()).isTrue();
    assertThat(details(owner).path("video").path("title").asString()).isEqualTo("Before");
  }

  static Stream<String> whatHides() {
    return Stream.of(
        "update videos set visibility = 'private' where id = :video",
        "update videos set status = 'transcoding', processed_at = null where id = :video");
  }

  @Test
  void whatWasDeletedIsGoneAtOnce() {
    owner.send("DELETE", path(), BodyPublishers.noBody());

    assertThat(viewer.get(path()).status()).isEqualTo(404);
    assertThat(owner.get(path()).status()).isEqualTo(404);
    assertThat(listed(viewer).isMissingNode()).isTrue();
    assertThat(listed(owner).isMissingNode()).isTrue();
  }

  private void say(String change) {
    assertThat(database.sql(change).param("video", video.value()).update()).isPositive();
  }

  private String path() {
    return "/api/v1/videos/" + video;
  }

  private JsonNode details(Visitor who) {
    return who.get(path()).data();
  }

  private JsonNode listed(Visitor who) {
    JsonNode page = who.get("/api/v1/videos/list?user_id=" + owner.userId()).data();
    return page.path("items").path(0);
  }
}
