package dev.reelwise.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.DirectFile;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ThumbnailTest extends ApiTest {

  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000");

  @Autowired private ObjectStore store;

  @Test
  void aThumbnailIsShownOnceItIsUploaded() throws InterruptedException {
    Visitor owner = newUser();
    VideoId video = rows().video(owner.userId(), "With a picture", "ready");
    rows().variant(video, "720p", 1280, 720);

    Answer offer = offer(owner, video.value());
    assertThat(offer.status()).as(offer.text()).isEqualTo(201);
    assertThat(offer.data().propertyNames())
        .containsExactlyInAnyOrder("upload_id", "key", "presigned_url");
    String key = offer.data().path("key").asString();
    assertThat(key).startsWith("videos/thumbnails/" + video + "/").endsWith(".png");
    assertThat(thumbnail(owner, video)).contains("videos/thumbnails/" + video + ".jpg");

    send(offer, PNG);

    Eventually.isTrue(() -> thumbnail(owner, video).contains(key));
    assertThat(Visitor.open(thumbnail(owner, video)).header("Content-Type")).isEqualTo("image/png");
  }

  @Test
  void whatIsNoPictureIsThrownAway() throws InterruptedException {
    Visitor owner = newUser();
    VideoId video = rows().video(owner.userId(), "No picture", "ready");
    Answer offer = offer(owner, video.value());

    send(offer, "<script>".getBytes(StandardCharsets.UTF_8));

    ObjectKey key = new ObjectKey(offer.data().path("key").asString());
    Eventually.isTrue(() -> store.find(key).isEmpty());
    assertThat(thumbnail(owner, video)).isEmpty();
  }

  @Test
  void aThumbnailMayComeBeforeItsVideo() throws InterruptedException {
    Visitor owner = newUser();
    Answer offer =
        owner.post(
            "/api/v1/upload/thumbnail", Map.of("filename", "a.png", "content_type", "image/png"));
    send(offer, PNG);
    String key = offer.data().path("key").asString();
    DirectFile file = DirectFile.completed(owner, PNG);
    Map<String, Object> save = Map.of("title", "x", "key", file.key(), "thumbnail_key", key);

    Answer saved = owner.post("/api/v1/upload/save", save);

    assertThat(saved.status()).as(saved.text()).isEqualTo(201);
    VideoId video = new VideoId(saved.data().path("id").intValue());
    String home = "videos/thumbnails/" + video + key.substring(key.lastIndexOf('/'));
    Eventually.isTrue(() -> thumbnail(owner, video).contains(home));
    assertThat(Visitor.open(thumbnail(owner, video)).bytes()).isEqualTo(PNG);
    assertThat(store.find(new ObjectKey(key))).as("moved").isEmpty();
  }

  @Test
  void aThumbnailIsShownAlthoughWhoMovedItHasDiedBeforeSayingSo() throws InterruptedException {
    Visitor owner = newUser();
    String key = offer(owner, null).data().path("key").asString();
    DirectFile file = DirectFile.completed(owner, PNG);
    Map<String, Object> save = Map.of("title", "x", "key", file.key(), "thumbnail_key", key);
    int id = owner.post("/api/v1/upload/save", save).data().path("id").intValue();
    String name = key.substring(key.lastIndexOf('/') + 1);
    ObjectKey home = ObjectKey.thumbnail(new VideoId(id), name);

    store.put(home, PNG, "image/png");

    Eventually.isTrue(() -> thumbnail(owner, new VideoId(id)).contains(home.value()));
  }

  @Test
  void aForeignThumbnailKeyIsRefusedAndNothingIsSaved() {
    Visitor owner = newUser();
    String foreign = offer(newUser(), null).data().path("key").asString();
    DirectFile file = DirectFile.completed(owner, PNG);
    Map<String, Object> save = Map.of("title", "x", "key", file.key(), "thumbnail_key", foreign);

    assertThat(owner.post("/api/v1/upload/save", save).status()).isEqualTo(400);
    assertThat(rows().videosOf(owner.userId())).isEmpty();
  }

  @Test
  void onlyTheOwnersVideoGetsOneAndOnlyAPicture() {
    Visitor owner = newUser();
    VideoId video = rows().video(owner.userId(), "Mine", "ready");
    VideoId hidden = rows().video(owner.userId(), "Hidden", "transcoding");

    assertThat(offer(newUser(), video.value()).status()).isEqualTo(403);
    assertThat(offer(newUser(), hidden.value()).status()).isEqualTo(404);
    Map<String, Object> page =
        Map.of("filename", "a.html", "content_type", "text/html", "video_id", video.value());
    assertThat(owner.post("/api/v1/upload/thumbnail", page).status()).isEqualTo(400);
  }

  private static Answer offer(Visitor user, Integer video) {
    Map<String, Object> body = new java.util.HashMap<>();
    body.put("filename", "a.png");
    body.put("content_type", "image/png");
    body.put("video_id", video);
    return user.post("/api/v1/upload/thumbnail", body);
  }

  private static void send(Answer offer, byte[] content) {
    URI address = URI.create(offer.data().path("presigned_url").asString());
    assertThat(DirectFile.put(address, content, "Content-Type", "image/png").statusCode())
        .isEqualTo(200);
  }

  private static String thumbnail(Visitor user, VideoId video) {
    return user.get("/api/v1/videos/" + video + "/info").data().path("thumbnail_url").asString("");
  }
}
