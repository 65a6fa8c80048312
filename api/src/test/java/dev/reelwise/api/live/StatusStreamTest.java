package dev.reelwise.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.EventStream;
import dev.reelwise.api.testing.EventStream.Message;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class StatusStreamTest extends ApiTest {

  @Autowired private Followers followers;

  @Test
  void theStateComesFirstThenTheHistoryThenEachChange() throws InterruptedException {
    Visitor owner = newUser();
    VideoId video = video(owner, "transcoding");
    rows().change(video, "transcoding", "user-" + owner.userId(), null);
    rows().change(video, "transcribing", "reelwise-api", null);

    try (EventStream stream = open(owner, video)) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
      assertThat(stream.header("Cache-Control")).contains("no-store");
      Message now = stream.next();
      assertThat(now.id()).isEmpty();
      assertMessage(now.data(), video, "transcribing", null);
      assertMessage(stream.next().data(), video, "transcoding", "user-" + owner.userId());
      assertMessage(stream.next().data(), video, "transcribing", "reelwise-api");

      rows().change(video, "summarizing", "reelwise-summarizer", null);
      assertMessage(stream.next().data(), video, "summarizing", "reelwise-summarizer");
      rows().change(video, "ready", "reelwise-api", null);
      Message last = stream.next();
      assertMessage(last.data(), video, "ready", "reelwise-api");
      assertThat(last.data().path("processed_at").isNull()).isFalse();
      assertThat(stream.block()).as("the end").isEmpty();
    }
  }

  private static void assertMessage(JsonNode data, VideoId video, String status, String actor) {
    assertThat(data.propertyNames())
        .containsExactlyInAnyOrder(
            "video_id", "status", "actor", "status_message", "processed_at", "timestamp");
    assertThat(data.path("video_id").intValue()).isEqualTo(video.value());
    assertThat(data.path("status").asString()).isEqualTo(status);
    assertThat(data.path("actor").asString(null)).isEqualTo(actor);
    assertThat(data.path("timestamp").asString()).endsWith("Z");
  }

  @Test
  void aFailureIsToldWithItsReasonAndEndsTheStream() throws InterruptedException {
    Visitor owner = newUser();
    VideoId video = video(owner, "transcoding");

    try (EventStream stream = open(owner, video)) {
      stream.next();
      rows().change(video, "failed", "reelwise-api", "Transcoding failed: no picture");

      assertThat(stream.next().data().path("status_message").asString())
          .isEqualTo("Transcoding failed: no picture");
      assertThat(stream.block()).isEmpty();
    }
  }

  @Test
  void aClientThatComesBackMissesNothingAndHearsNothingTwice() throws InterruptedException {
    Visitor owner = newUser();
    VideoId video = video(owner, "pending");
    rows().change(video, "transcoding", "reelwise-api", null);
    String seen;
    try (EventStream stream = open(owner, video)) {
      stream.next();
      seen = stream.next().id();
    }
    rows().change(video, "transcribing", "reelwise-api", null);
    rows().change(video, "ready", "reelwise-api", null);

    List<Message> rest = new ArrayList<>();
    try (EventStream stream = open(owner, video, "Last-Event-ID", seen)) {
      for (int i = 0; i < 3; i++) {
        rest.add(stream.next());
      }
      assertThat(stream.block()).isEmpty();
    }

    assertThat(rest)
        .extracting(message -> message.data().path("status").asString())
        .containsExactly("ready", "transcribing", "ready");
    try (EventStream over = open(owner, video, "Last-Event-ID", rest.getLast().id())) {
      assertThat(over.status()).as("tells an EventSource to stay away").isEqualTo(204);
    }
  }

  @Test
  void everyFollowerIsToldAndNoneIsKeptAfterItHasGone() throws InterruptedException {
    Visitor owner = newUser();
    VideoId video = video(owner, "transcoding");
    List<EventStream> streams = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      streams.add(open(owner, video));
    }
    for (EventStream stream : streams) {
      stream.next();
    }
    assertThat(followers.count()).isGreaterThanOrEqualTo(10);

    rows().change(video, "transcribing", "reelwise-api", null);
    for (EventStream stream : streams) {
      assertThat(stream.next().data().path("status").asString()).isEqualTo("transcribing");
    }
    streams.forEach(EventStream::close);

    Eventually.isTrue(() -> followers.count() == 0);
  }

  @Test
  void aSilentStreamShowsThatItLives() throws InterruptedException {
    Visitor owner = newUser();
    try (EventStream stream = open(owner, video(owner, "transcoding"))) {
      stream.next();
      assertThat(stream.block()).isEqualTo(": heartbeat\n");
      assertThat(stream.block()).isEqualTo(": heartbeat\n");
    }
  }

  @Test
  void oneUserCanNotTakeAllStreams() throws InterruptedException {
    Visitor owner = newUser();
    VideoId video = video(owner, "transcoding");
    List<EventStream> streams = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      streams.add(open(owner, video));
    }

    try (EventStream tooMany = open(owner, video)) {
      assertThat(tooMany.status()).isEqualTo(503);
    }
    streams.forEach(EventStream::close);
    Eventually.isTrue(() -> followers.count() == 0);
  }

  @Test
  void theOldClientsTokenOpensItTooAndIsNeverWrittenDown(CapturedOutput output)
      throws InterruptedException {
    Visitor owner = newUser();
    VideoId video = video(owner, "transcoding");

    try (EventStream stream = new EventStream(owner.address(path(video) + owner.token()))) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.next().data().path("status").asString()).isEqualTo("transcoding");
    }
    Answer refused = Visitor.open(owner.address(path(video) + owner.token() + "x").toString());

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).doesNotContain(owner.token());
    assertThat(output.getAll()).doesNotContain(owner.token());
  }

  @Test
  void onlyTheOwnersTokenForThisVideoOpensIt() {
    Visitor owner = newUser();
    VideoId video = video(owner, "transcoding");
    VideoId second = video(owner, "transcoding");
    VideoId shared = video(owner, "ready");
    Visitor other = newUser();
    String token = streamToken(owner, video);

    assertThat(status(owner, video, "")).isEqualTo(401);
    assertThat(status(owner, second, token)).isEqualTo(401);
    assertThat(status(owner, video, "9" + token)).isEqualTo(401);
    assertThat(status(owner, video, other.userId() + token.substring(token.indexOf('-'))))
        .isEqualTo(401);
    assertThat(status(owner, video, other.token())).isEqualTo(404);
    assertThat(status(owner, shared, other.token())).isEqualTo(403);
    owner.post("/api/v1/auth/logout", java.util.Map.of());
    assertThat(status(owner, video, owner.token())).isEqualTo(401);
  }

  @Test
  void othersGetNoStreamToken() {
    VideoId video = video(newUser(), "ready");

    JsonNode status = newUser().get("/api/v1/videos/" + video + "/status").data();

    assertThat(status.path("stream_token").isNull()).isTrue();
  }

  @Test
  void anUploadIsFollowedFromItsBeginning() throws InterruptedException {
    Visitor owner = newUser();
    int id = new Upload().file("a.mp4", "bytes").by(owner).data().path("id").intValue();

    try (EventStream stream = open(owner, new VideoId(id))) {
      assertThat(stream.next().data().path("status").asString()).isEqualTo("transcoding");
      assertThat(stream.next().data().path("actor").asString()).isEqualTo("user-" + owner.userId());
    }
  }

  private VideoId video(Visitor owner, String status) {
    return rows().video(owner.userId(), "Followed", status);
  }

  private static EventStream open(Visitor owner, VideoId video, String... headers) {
    return new EventStream(owner.address(path(video) + streamToken(owner, video)), headers);
  }

  private static String streamToken(Visitor owner, VideoId video) {
    return owner.get("/api/v1/videos/" + video + "/status").data().path("stream_token").asString();
  }

  private static int status(Visitor owner, VideoId video, String token) {
    return Visitor.open(owner.address(path(video) + token).toString()).status();
  }

  private static String path(VideoId video) {
    return "/api/v1/videos/status/" + video + "/stream?token=";
  }
}
