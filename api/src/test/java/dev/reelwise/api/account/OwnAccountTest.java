package dev.reelwise.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class OwnAccountTest extends ApiTest {

  private static final String NEXT = "a password for tomorrow";

  @Autowired private ObjectStore store;
  @Autowired private JdbcClient database;

  @Test
  void aNewPasswordEndsEverySignInButTheNewOne() {
    Visitor user = newUser();
    String elsewhere = login(user, Visitor.PASSWORD).data().path("access_token").asString();

    Answer changed = changePassword(user, Visitor.PASSWORD, NEXT);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.data().propertyNames())
        .containsExactlyInAnyOrder(
            "access_token",
            "token_type",
            "expires_in",
            "refresh_token",
            "refresh_expires_in",
            "user");
    assertThat(user.get("/api/v1/users/me").status()).isEqualTo(401);
    assertThat(user.with(elsewhere).get("/api/v1/users/me").status()).isEqualTo(401);
    Visitor again = user.with(changed.data().path("access_token").asString());
    assertThat(again.get("/api/v1/users/me").status()).isEqualTo(200);
    assertThat(login(user, Visitor.PASSWORD).status()).isEqualTo(401);
    assertThat(login(user, NEXT).status()).isEqualTo(200);
  }

  @Test
  void whoDoesNotKnowThePasswordChangesNothing() {
    Visitor user = newUser();

    Answer wrong = changePassword(user, "not the password", NEXT);
    Answer tooShort = changePassword(user, Visitor.PASSWORD, "1234567");
    Answer delete = delete(user, "not the password");

    assertThat(wrong.status()).isEqualTo(403);
    assertThat(wrong.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:wrong-password");
    assertThat(tooShort.json().path("message").path(0).asString())
        .isEqualTo("new_password must have at least 8 characters");
    assertThat(delete.status()).isEqualTo(403);
    assertThat(login(user, Visitor.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void aNewNameShowsInTheAccountAndAtTheVideos() throws InterruptedException {
    Visitor user = newUser();
    VideoId id = rows().video(user.userId(), "A talk", "ready");

    Answer renamed = user.sendJson("PATCH", "/api/v1/users/me", Map.of("name", " Countess "));

    assertThat(renamed.status()).isEqualTo(200);
    assertThat(renamed.data()).isEqualTo(user.get("/api/v1/users/me").data());
    assertThat(renamed.data().path("name").asString()).isEqualTo("Countess");
    Eventually.isTrue(
        () ->
            user.get("/api/v1/videos/" + id + "/info")
                .data()
                .path("user_name")
                .asString()
                .equals("Countess"));
  }

  @Test
  void onlyTheNameCanBeChangedWithoutAPassword() {
    Visitor user = newUser();

    Answer answer =
        user.sendJson(
            "PUT", "/api/v1/users/me", Map.of("name", "Eve", "is_active", false, "id", 1));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asString())
        .contains("id is not a known field", "is_active is not a known field");
    assertThat(user.sendJson("PUT", "/api/v1/users/me", Map.of("name", " ")).status())
        .isEqualTo(400);
    assertThat(user.get("/api/v1/users/me").data().path("name").asString())
        .isEqualTo("Ada Lovelace");
  }

  @Test
  void aDeletedAccountTakesAllItOwnsWithIt() throws InterruptedException {
    Visitor user = newUser();
    Visitor other = newUser();
    VideoId mine = rows().video(user.userId(), "Mine", "ready");
    VideoId theirs = rows().video(other.userId(), "Theirs", "ready");
    store.put(ObjectKey.poster(mine), "x".getBytes(StandardCharsets.UTF_8), "image/jpeg");
    comment(theirs, user);

    Answer deleted = delete(user, Visitor.PASSWORD);

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.data().propertyNames()).containsExactly("user_id");
    assertThat(deleted.data().path("user_id").intValue()).isEqualTo(user.userId());
    assertThat(user.get("/api/v1/users/me").status()).isEqualTo(401);
    assertThat(login(user, Visitor.PASSWORD).status()).isEqualTo(401);
    Eventually.isTrue(() -> other.get("/api/v1/videos/" + mine).status() == 404);
    Eventually.isTrue(() -> store.find(ObjectKey.poster(mine)).isEmpty());
    Eventually.isTrue(() -> comments(theirs) == 0);
    assertThat(other.get("/api/v1/videos/" + theirs).status()).isEqualTo(200);
  }

  @Test
  void theAddressOfADeletedAccountIsFree() {
    Visitor user = newUser();
    delete(user, Visitor.PASSWORD);

    Answer signup =
        visitor()
            .post(
                "/api/v1/auth/signup",
                Map.of("name", "Ada", "email", user.email(), "password", NEXT));

    assertThat(signup.status()).isEqualTo(201);
  }

  private void comment(VideoId video, Visitor by) {
    database
        .sql("insert into comments (video_id, user_id, content) values (:video, :user, 'Nice')")
        .param("video", video.value())
        .param("user", by.userId())
        .update();
  }

  private int comments(VideoId video) {
    return database
        .sql("select count(*) from comments where video_id = :video")
        .param("video", video.value())
        .query(Integer.class)
        .single();
  }

  private static Answer changePassword(Visitor user, String from, String to) {
    return user.post(
        "/api/v1/users/me/password", Map.of("current_password", from, "new_password", to));
  }

  private static Answer delete(Visitor user, String password) {
    return user.sendJson("DELETE", "/api/v1/users/me", Map.of("password", password));
  }

  private Answer login(Visitor user, String password) {
    return visitor()
        .post("/api/v1/auth/login", Map.of("email", user.email(), "password", password));
  }
}
