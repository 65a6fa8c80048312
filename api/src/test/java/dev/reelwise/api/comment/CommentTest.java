package dev.reelwise.api.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommentTest extends ApiTest {

  private Visitor owner;
  private VideoId video;
  private String path;

  @BeforeEach
  void putAVideoThere() {
    owner = newUser();
    video = rows().video(owner.userId(), "Talked about", "ready");
    path = "/api/v1/videos/" + video + "/comments";
  }

  @Test
  void aCommentHasTheContractsFields() {
    Visitor author = newUser();

    Answer answer = author.post(path, Map.of("content", "  Nice.\nReally \uD83C\uDFA5 "));

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode comment = answer.data();
    assertThat(comment.propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "video_id",
            "user_id",
            "user_name",
            "parent_id",
            "content",
            "likes",
            "has_liked",
            "is_edited",
            "edited_at",
            "created_at",
            "reply_count",
            "replies");
    assertThat(comment.path("id").isInt()).isTrue();
    assertThat(comment.path("video_id").intValue()).isEqualTo(video.value());
    assertThat(comment.path("user_id").intValue()).isEqualTo(author.userId());
    assertThat(comment.path("user_name").asString()).isEqualTo("Ada Lovelace");
    assertThat(comment.path("parent_id").isNull()).isTrue();
    assertThat(comment.path("content").asString()).isEqualTo("Nice.\nReally \uD83C\uDFA5");
    assertThat(comment.path("likes").intValue()).isZero();
    assertThat(comment.path("has_liked").booleanValue()).isFalse();
    assertThat(comment.path("is_edited").booleanValue()).isFalse();
    assertThat(comment.path("edited_at").isNull()).isTrue();
    assertThat(comment.path("replies")).isEmpty();
  }

  @Test
  void theNewestComesFirstWithItsRepliesInOrder() {
    int first = written(owner, "first", null);
    int second = written(owner, "second", null);
    int reply = written(newUser(), "a reply", first);
    int answerToReply = written(owner, "an answer to the reply", reply);

    JsonNode all = owner.get(path).data();
    JsonNode page = owner.get(path + "?page=2&limit=1").data();

    assertThat(all.propertyNames()).containsExactlyInAnyOrder("items", "total", "page", "limit");
    assertThat(ids(all.path("items"))).containsExactly(second, first);
    assertThat(ids(all.path("items").path(1).path("replies")))
        .containsExactly(reply, answerToReply);
    assertThat(all.path("items").path(1).path("reply_count").intValue()).isEqualTo(2);
    assertThat(all.path("items").path(1).path("replies").path(1).path("parent_id").intValue())
        .as("replies have one level")
        .isEqualTo(first);
    assertThat(all.path("total").intValue()).isEqualTo(2);
    assertThat(all.path("page").intValue()).isEqualTo(1);
    assertThat(all.path("limit").intValue()).isEqualTo(10);
    assertThat(ids(page.path("items"))).containsExactly(first);
  }

  @Test
  void onlyTheAuthorEdits() {
    Visitor author = newUser();
    int id = written(author, "helo", null);

    Answer edited = put(author, id, "hello");

    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.data().path("content").asString()).isEqualTo("hello");
    assertThat(edited.data().path("is_edited").booleanValue()).isTrue();
    assertThat(edited.data().path("edited_at").isNull()).isFalse();
    assertThat(put(owner, id, "not mine").status()).isEqualTo(403);
    assertThat(put(author, id, " ").status()).isEqualTo(400);
  }

  @Test
  void theAuthorAndTheVideosOwnerDeleteWithAllReplies() {
    Visitor author = newUser();
    int byAuthor = written(author, "mine", null);
    int byOwner = written(author, "spam", null);
    written(newUser(), "a reply", byAuthor);

    assertThat(delete(newUser(), byAuthor).status()).isEqualTo(403);
    Answer deleted = delete(author, byAuthor);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.data().path("comment_id").intValue()).isEqualTo(byAuthor);
    assertThat(delete(owner, byOwner).status()).isEqualTo(200);

    assertThat(owner.get(path).data().path("items")).isEmpty();
    assertThat(delete(author, byAuthor).status()).isEqualTo(404);
  }

  @Test
  void aLikeIsTakenBackByASecond() {
    Visitor reader = newUser();
    int id = written(owner, "likeable", null);

    Answer liked = like(reader, id);
    assertThat(liked.status()).isEqualTo(201);
    assertThat(liked.data().propertyNames())
        .containsExactlyInAnyOrder("comment_id", "likes", "has_liked");
    assertThat(liked.data().path("comment_id").intValue()).isEqualTo(id);
    assertThat(liked.data().path("likes").intValue()).isEqualTo(1);
    assertThat(liked.data().path("has_liked").booleanValue()).isTrue();
    assertThat(item(reader).path("has_liked").booleanValue()).isTrue();
    assertThat(item(owner).path("has_liked").booleanValue()).isFalse();
    assertThat(item(owner).path("likes").intValue()).isEqualTo(1);

    Answer unliked = like(reader, id);
    assertThat(unliked.data().path("likes").intValue()).isZero();
    assertThat(unliked.data().path("has_liked").booleanValue()).isFalse();
  }

  @Test
  void likesAtTheSameTimeAreCountedRight() throws Exception {
    int id = written(owner, "popular", null);
    List<Visitor> readers = Stream.generate(this::newUser).limit(6).toList();
    // Each reader toggles five times at once, and so likes it in the end.
    List<Callable<Integer>> toggles = new ArrayList<>();
    for (Visitor reader : readers) {
      IntStream.range(0, 5).forEach(i -> toggles.add(() -> like(reader, id).status()));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var toggle : threads.invokeAll(toggles)) {
        assertThat(toggle.get()).isEqualTo(201);
      }
    }

    assertThat(item(owner).path("likes").intValue()).isEqualTo(6);
    for (Visitor reader : readers) {
      assertThat(item(reader).path("has_liked").booleanValue()).isTrue();
    }
  }

  @Test
  void aTextHasOneToFiveThousandCharacters() {
    assertThat(owner.post(path, Map.of("content", "")).status()).isEqualTo(400);
    assertThat(owner.post(path, Map.of("content", " \n\u0000 ")).status()).isEqualTo(400);
    assertThat(owner.post(path, Map.of()).status()).isEqualTo(400);
    assertThat(owner.post(path, Map.of("content", "x".repeat(5001))).status()).isEqualTo(400);
    // A picture is one character, though two of Java's.
    assertThat(owner.post(path, Map.of("content", "\uD83C\uDFA5".repeat(5000))).status())
        .isEqualTo(201);
    Answer zero = owner.post(path, Map.of("content", "zero\u0000byte"));
    assertThat(zero.data().path("content").asString()).isEqualTo("zerobyte");
    assertThat(owner.post(path, Map.of("content", "x", "likes", 99)).status()).isEqualTo(400);
  }

  @Test
  void whoMayNotSeeTheVideoSeesNoComments() {
    VideoId hidden = rows().video(owner.userId(), "Hidden", "transcoding");
    String there = "/api/v1/videos/" + hidden + "/comments";
    int id = owner.post(there, Map.of("content", "soon")).data().path("id").intValue();
    Visitor other = newUser();

    assertThat(other.get(there).status()).isEqualTo(404);
    assertThat(other.post(there, Map.of("content", "x")).status()).isEqualTo(404);
    assertThat(other.post(there + "/" + id + "/like", Map.of()).status()).isEqualTo(404);
    // Nor by the way of a video that one may see.
    assertThat(like(other, id).status()).isEqualTo(404);
    assertThat(put(owner, id, "x").status()).isEqualTo(404);
    assertThat(owner.post(path, Map.of("content", "x", "parent_id", id)).status()).isEqualTo(404);
    assertThat(visitor().get(path).status()).isEqualTo(401);
  }

  @Test
  void anIdThatIsNoneIsABadRequest() {
    assertThat(delete(owner, 0).status()).isEqualTo(400);
    assertThat(owner.get(path + "?limit=101").status()).isEqualTo(400);
    assertThat(owner.post(path, Map.of("content", "x", "parent_id", 0)).status()).isEqualTo(400);
  }

  private int written(Visitor user, String text, Integer parent) {
    Map<String, Object> body =
        parent == null ? Map.of("content", text) : Map.of("content", text, "parent_id", parent);
    Answer answer = user.post(path, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.data().path("id").intValue();
  }

  private Answer put(Visitor user, int id, String text) {
    byte[] body = new JsonMapper().writeValueAsBytes(Map.of("content", text));
    return user.send(
        "PUT",
        path + "/" + id,
        BodyPublishers.ofByteArray(body),
        "Content-Type",
        "application/json");
  }

  private Answer delete(Visitor user, int id) {
    return user.send("DELETE", path + "/" + id, BodyPublishers.noBody());
  }

  private Answer like(Visitor user, int id) {
    return user.post(path + "/" + id + "/like", Map.of());
  }

  private JsonNode item(Visitor viewer) {
    return viewer.get(path).data().path("items").path(0);
  }

  private static List<Integer> ids(JsonNode items) {
    return items.valueStream().map(item -> item.path("id").intValue()).toList();
  }
}
