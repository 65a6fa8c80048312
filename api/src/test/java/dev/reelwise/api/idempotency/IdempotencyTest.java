package dev.reelwise.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.DirectFile;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

class IdempotencyTest extends ApiTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Autowired private JdbcClient database;
  @Autowired private IdempotencyRepository keys;
  @Autowired private SweepKeys sweep;
  @Autowired private TransactionOperations transactions;

  private Visitor user;
  private String comments;

  @BeforeEach
  void makeAVideo() {
    user = newUser();
    VideoId video = rows().video(user.userId(), "Keys", "ready");
    comments = "/api/v1/videos/" + video + "/comments";
  }

  @Test
  void theSameRequestIsDoneOnceAndAnsweredAlike() {
    Answer first = comment("k-1", "Once");
    Answer again = comment("k-1", "Once");

    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.bytes()).isEqualTo(first.bytes());
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void anotherRequestUnderTheSameKeyIsRefused() {
    comment("k-2", "One");

    Answer other = comment("k-2", "Two");
    Answer elsewhere =
        send(
            user,
            "/api/v1/upload/init",
            "k-2",
            Map.of("filename", "a", "content_type", "video/mp4"));

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:idempotency-key-reused");
    assertThat(elsewhere.status()).isEqualTo(422);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void usersDoNotShareKeys() {
    Visitor other = newUser();

    assertThat(comment("k-3", "Mine").status()).isEqualTo(201);
    Answer theirs = send(other, comments, "k-3", Map.of("content", "Theirs"));

    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.header("Idempotency-Replayed")).isEmpty();
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void requestsAtTheSameTimeMakeOne() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> all =
          Stream.generate(() -> (Callable<Integer>) () -> comment("k-4", "At once").status())
              .limit(12)
              .toList();
      for (var one : threads.invokeAll(all)) {
        assertThat(one.get()).isIn(201, 409);
      }
    }

    assertThat(count()).isEqualTo(1);
    assertThat(comment("k-4", "At once").status()).isEqualTo(201);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void whatFailsIsDoneAnew() {
    Answer wrong = send(user, comments, "k-5", Map.of("content", ""));
    Answer right = comment("k-5", "Better");

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(right.status()).isEqualTo(201);
    assertThat(right.header("Idempotency-Replayed")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "", "umläut"})
  void aKeyThatIsNoneIsRefused(String key) {
    // The client would not send what is not ASCII as we want it.
    Answer answer = key.equals("umläut") ? comment("x".repeat(256), "x") : comment(key, "x");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:invalid-idempotency-key");
    assertThat(comment("x".repeat(255), "x").status()).isEqualTo(201);
  }

  @Test
  void aKeyIsForgottenAfterADayAndSwept() {
    comment("k-6", "Old");
    comment("k-7", "Old too");
    assertThat(hoursLeft("k-6")).isBetween(23.0, 24.0);
    database
        .sql(
            "update idempotency_keys set expires_at = now() - interval '1 second' where user_id = ?")
        .param(user.userId())
        .update();

    assertThat(comment("k-6", "New").status()).isEqualTo(201);
    sweep.perform("all");

    assertThat(
            database
                .sql("select key from idempotency_keys where user_id = ?")
                .param(user.userId())
                .query(String.class)
                .list())
        .containsExactly("k-6");
  }

  private double hoursLeft(String key) {
    return database
        .sql(
            """
            select extract(epoch from expires_at - now()) / 3600 from idempotency_keys
            where user_id = ? and key = ?
            """)
        .params(user.userId(), key)
        .query(Double.class)
        .single();
  }

  @Test
  void aRequestWhoseProcessHasDiedIsDoneAnew() {
    IdempotencyKey key = new IdempotencyKey(user.userId(), "k-8");
    Claim lost = keys.claim(key, new byte[] {1}, Duration.ofHours(1));
    assertThat(keys.claim(key, new byte[] {1}, Duration.ofHours(1)))
        .isInstanceOf(Claim.UnderWay.class);
    database
        .sql(
            "update idempotency_keys set alive_at = now() - interval '2 minutes' where key = 'k-8'")
        .update();

    Claim taken = keys.claim(key, new byte[] {1}, Duration.ofHours(1));

    assertThat(taken).isInstanceOf(Claim.Ours.class).isNotEqualTo(lost);
    // The lost one comes back: it has nothing to say any more.
    keys.store(key, ((Claim.Ours) lost).holder(), new StoredAnswer(201, "", new byte[0]));
    assertThat(keys.claim(key, new byte[] {1}, Duration.ofHours(1)))
        .isInstanceOf(Claim.UnderWay.class);
  }

  @Test
  void aLikeWhoseProcessDiedAfterItsCommitIsNotToggledBack() {
    Answer comment = comment("k-9", "Liked");
    String like = comments + "/" + comment.data().path("id").asInt() + "/like";
    assertThat(send(user, like, "k-10", Map.of()).status()).isEqualTo(201);
    dieBeforeTheAnswer("k-10");

    Answer again = send(user, like, "k-10", Map.of());

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("type").asString()).endsWith("request-done");
    assertThat(user.get(comments).data().path("items").path(0).path("likes").asInt()).isEqualTo(1);
  }

  /** What the table holds when a process is killed between its commit and its answer. */
  private void dieBeforeTheAnswer(String key) {
    int updated =
        database
            .sql(
                """
                update idempotency_keys
                set status = null, content_type = null, body = null,
                    alive_at = now() - interval '2 minutes'
                where key = ? and user_id = ?
                """)
            .params(key, user.userId())
            .update();
    assertThat(updated).isEqualTo(1);
  }

  @Test
  void whoHasLostItsKeyCanNotCommit() {
    IdempotencyKey key = new IdempotencyKey(user.userId(), "k-11");
    Claim.Ours lost = (Claim.Ours) keys.claim(key, new byte[] {1}, Duration.ofHours(1));
    dieBeforeTheAnswer("k-11");
    keys.claim(key, new byte[] {1}, Duration.ofHours(1));

    assertThatThrownBy(
            () ->
                ScopedValue.where(KeyedRequest.CURRENT, new KeyedRequest(key, lost.holder(), null))
                    .run(
                        () ->
                            transactions.executeWithoutResult(
                                _ -> rows().video(user.userId(), "Twice", "ready"))))
        .isInstanceOf(KeyLost.class);

    assertThat(rows().videosOf(user.userId())).hasSize(1);
  }

  @Test
  void aRepeatedUploadGivesTheSameVideoWithoutItsFileBeingRead() throws Exception {
    byte[] body = body(new Upload().file("a.mp4", "the bytes"));
    Answer first = upload("up-1", BodyPublishers.ofByteArray(body));
    assertThat(first.status()).as(first.text()).isEqualTo(201);

    try (Socket socket = new Socket("localhost", port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head("up-1", body.length));
      String answer =
          new String(socket.getInputStream().readNBytes(200), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 201").containsIgnoringCase("Idempotency-Replayed");
    }

    Answer again = upload("up-1", BodyPublishers.ofByteArray(body));
    assertThat(again.data().path("id")).isEqualTo(first.data().path("id"));
    assertThat(
            upload(
                    "up-1",
                    BodyPublishers.ofByteArray(body(new Upload().file("a.mp4", "longer bytes"))))
                .status())
        .isEqualTo(422);
    assertThat(rows().videosOf(user.userId())).hasSize(2);
  }

  @Test
  void anUploadWhoseProcessDiedBeforeItsAnswerWasStoredMakesNoSecondVideo() throws Exception {
    byte[] body = body(new Upload().file("a.mp4", "the bytes"));
    Answer first = upload("up-3", BodyPublishers.ofByteArray(body));
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    dieBeforeTheAnswer("up-3");

    Answer other =
        upload("up-3", BodyPublishers.ofByteArray(body(new Upload().file("a.mp4", "others"))));
    Answer again = upload("up-3", BodyPublishers.ofByteArray(body));
    Answer replayed = upload("up-3", BodyPublishers.ofByteArray(body));

    assertThat(other.status()).isEqualTo(422);
    assertThat(again.status()).as(again.text()).isEqualTo(201);
    assertThat(again.data().path("id")).isEqualTo(first.data().path("id"));
    assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(rows().videosOf(user.userId())).hasSize(2);
  }

  @Test
  void aCommentWhoseAnswerWasNotStoredIsWrittenOnce() {
    Answer first = comment("k-9", "Only once");
    dieBeforeTheAnswer("k-9");

    Answer again = comment("k-9", "Only once");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.data().path("id")).isEqualTo(first.data().path("id"));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void anImportWhoseAnswerWasNotStoredIsAskedForOnce() {
    Map<String, Object> file = Map.of("url", "http://127.77.0.2:1/once.mp4");
    Answer first = send(user, "/api/v1/videos/import", "im-1", file);
    dieBeforeTheAnswer("im-1");

    Answer again = send(user, "/api/v1/videos/import", "im-1", file);

    assertThat(again.status()).as(again.text()).isEqualTo(202);
    assertThat(again.data().path("id")).isEqualTo(first.data().path("id"));
  }

  @Test
  void aDirectUploadWhoseAnswerWasNotStoredIsSavedOnce() {
    DirectFile file = DirectFile.completed(user, new byte[] {1});
    Map<String, Object> save = Map.of("title", "In parts", "key", file.key());
    Answer first = send(user, "/api/v1/upload/save", "sv-1", save);
    dieBeforeTheAnswer("sv-1");

    Answer again = send(user, "/api/v1/upload/save", "sv-1", save);

    assertThat(again.status()).as(again.text()).isEqualTo(201);
    assertThat(again.data().path("id")).isEqualTo(first.data().path("id"));
  }

  @Test
  void whatWasTakenOverCanNotBeMadeByTheFirst() {
    IdempotencyKey key = new IdempotencyKey(user.userId(), "k-10");
    Claim.Ours lost = (Claim.Ours) keys.claim(key, new byte[] {1}, Duration.ofHours(1));
    age("k-10");
    Claim.Ours next = (Claim.Ours) keys.claim(key, new byte[] {1}, Duration.ofHours(1));

    assertThat(keys.commit(making(1, key, lost))).isFalse();
    assertThat(keys.commit(making(2, key, next))).isTrue();
    keys.release(key, next.holder());

    assertThat(keys.claim(key, new byte[] {1}, Duration.ofHours(1)))
        .isInstanceOfSatisfying(Claim.Ours.class, ours -> assertThat(ours.made()).isEqualTo(2));
  }

  private static KeyedRequest making(int id, IdempotencyKey key, Claim.Ours claim) {
    KeyedRequest request = new KeyedRequest(key, claim.holder(), claim.made());
    request.makes(id);
    return request;
  }

  private void age(String key) {
    database
        .sql(
            """
            update idempotency_keys set alive_at = now() - interval '2 minutes'
            where key = ? and user_id = ?
            """)
        .params(key, user.userId())
        .update();
  }

  private byte[] head(String key, int length) {
    return ("POST /api/v1/videos/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + user.token()
            + "\r\nContent-Type: "
            + Upload.TYPE
            + "\r\nIdempotency-Key: "
            + key
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void anUploadUnderWayIsNotDoneTwiceAndABrokenOneIsDoneAnew() throws Exception {
    byte[] body = body(new Upload().file("a.mp4", "the bytes"));
    try (Socket first = new Socket("localhost", port())) {
      first.setSoTimeout(60_000);
      first.getOutputStream().write(head("up-2", body.length));
      Eventually.isTrue(() -> stored("up-2") == 1);

      Answer second = upload("up-2", BodyPublishers.ofByteArray(body));

      assertThat(second.status()).as(second.text()).isEqualTo(409);
      assertThat(second.header("Retry-After")).isEqualTo("2");
      first.getOutputStream().write(new byte[body.length]);
      assertThat(new String(first.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 400");
    }
    assertThat(upload("up-2", BodyPublishers.ofByteArray(body)).status()).isEqualTo(201);
  }

  private int stored(String key) {
    return database
        .sql("select count(*) from idempotency_keys where key = ? and user_id = ?")
        .params(key, user.userId())
        .query(Integer.class)
        .single();
  }

  @Test
  void everyWayInTakesAKey() {
    Map<String, Object> init = Map.of("filename", "a.mp4", "content_type", "video/mp4");
    assertRepeats("/api/v1/upload/init", init);
    assertRepeats("/api/v1/videos/import", Map.of("url", "http://127.77.0.2:1/a.mp4"));
    assertRepeats(
        "/api/v1/upload/thumbnail", Map.of("filename", "a.png", "content_type", "image/png"));
  }

  private void assertRepeats(String path, Map<String, Object> body) {
    Answer first = send(user, path, "way" + path, body);
    Answer again = send(user, path, "way" + path, body);
    assertThat(first.status()).as(first.text()).isIn(201, 202);
    assertThat(again.bytes()).isEqualTo(first.bytes());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void answersWithTokensAreNeverStored() {
    Map<String, Object> body =
        Map.of("current_password", Visitor.PASSWORD, "new_password", "another long password");
    Answer changed = send(user, "/api/v1/users/me/password", "pw-1", body);

    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(stored("pw-1")).isZero();
  }

  private Answer comment(String key, String text) {
    return send(user, comments, key, Map.of("content", text));
  }

  private static Answer send(Visitor user, String path, String key, Object body) {
    return user.send(
        "POST",
        path,
        BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)),
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        key);
  }

  private Answer upload(String key, BodyPublisher body) {
    return user.send(
        "POST", "/api/v1/videos/upload", body, "Content-Type", Upload.TYPE, "Idempotency-Key", key);
  }

  private static byte[] body(Upload upload) throws Exception {
    return upload.bytes();
  }

  private int count() {
    return user.get(comments).data().path("total").asInt();
  }
}
