package dev.reelwise.api.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ApiKeyTest extends ApiTest {

  private static final String KEYS = "/api/v1/users/me/api-keys";

  @Autowired private JdbcClient database;

  @Test
  void aKeyIsShownOnceAndKeptAsAHash() {
    Visitor user = newUser();

    Answer made = make(user, "read");
    JsonNode listed = user.get(KEYS).data().path("items");

    String key = made.data().path("key").asString();
    assertThat(made.status()).isEqualTo(201);
    assertThat(key)
        .matches("rw_[A-Za-z0-9_-]{43}")
        .startsWith(made.data().path("prefix").asString());
    assertThat(listed.size()).isEqualTo(1);
    assertThat(listed.path(0).propertyNames())
        .containsExactlyInAnyOrder(
            "id", "name", "scopes", "prefix", "created_at", "last_used_at", "expires_at");
    assertThat(listed.path(0).path("prefix").asString()).hasSize(9);
    assertThat(kept(made)).doesNotContain(key).doesNotContain(key.substring(9));
  }

  private String kept(Answer made) {
    return database
        .sql("select api_keys::text || encode(hash, 'escape') from api_keys where id = :id")
        .param("id", made.data().path("id").intValue())
        .query(String.class)
        .single();
  }

  @Test
  void aKeyIsTakenInBothHeaders() {
    Visitor user = newUser();
    String key = key(user, "read");

    assertThat(user.with(key).get("/api/v1/users/me").data().path("id").intValue())
        .isEqualTo(user.userId());
    assertThat(visitor().get("/api/v1/users/me", "X-Api-Key", key).status()).isEqualTo(200);
    assertThat(visitor().get("/api/v1/users/me", "X-Api-Key", user.token()).status())
        .as("an access token there")
        .isEqualTo(401);
  }

  @Test
  void aScopeThatIsMissingIsNamed() {
    Visitor user = newUser();
    VideoId video = rows().video(user.userId(), "A talk", "ready");
    Visitor reader = user.with(key(user, "read"));
    Visitor uploader = user.with(key(user, "upload"));

    Answer edit = reader.sendJson("PATCH", "/api/v1/videos/" + video, Map.of("title", "New"));
    Answer look = uploader.get("/api/v1/videos/" + video);

    assertThat(edit.status()).isEqualTo(403);
    assertThat(edit.json().path("type").asString()).isEqualTo("urn:reelwise:problem:missing-scope");
    assertThat(edit.json().path("detail").asString()).contains("upload");
    assertThat(edit.header("WWW-Authenticate")).contains("insufficient_scope", "upload");
    assertThat(look.status()).isEqualTo(403);
    assertThat(look.json().path("detail").asString()).contains("read");
    assertThat(reader.get("/api/v1/videos/" + video).status()).isEqualTo(200);
    assertThat(
            uploader.sendJson("PATCH", "/api/v1/videos/" + video, Map.of("title", "New")).status())
        .isEqualTo(200);
    assertThat(
            uploader
                .post(
                    "/api/v1/upload/init", Map.of("filename", "a.mp4", "content_type", "video/mp4"))
                .status())
        .isEqualTo(201);
  }

  @Test
  void noKeyChangesTheAccount() {
    Visitor user = newAdmin();
    Visitor program = user.with(key(user, "read", "upload", "admin"));

    List<Answer> refused =
        List.of(
            program.post(
                "/api/v1/users/me/password",
                Map.of("current_password", Visitor.PASSWORD, "new_password", "another one")),
            program.sendJson("PATCH", "/api/v1/users/me", Map.of("name", "Eve")),
            program.sendJson("DELETE", "/api/v1/users/me", Map.of("password", Visitor.PASSWORD)),
            program.post("/api/v1/auth/logout", Map.of()),
            program.post(KEYS, Map.of("name", "more", "scopes", List.of("read"))),
            program.get(KEYS),
            program.send("DELETE", KEYS + "/1", java.net.http.HttpRequest.BodyPublishers.noBody()));

    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(403);
              assertThat(answer.json().path("type").asString())
                  .isEqualTo("urn:reelwise:problem:session-required");
            });
    assertThat(user.login().status()).isEqualTo(200);
  }

  @Test
  void adminPathsNeedTheScopeAndTheRole() {
    Visitor admin = newAdmin();
    Visitor user = newUser();
    Visitor program = admin.with(key(admin, "admin"));

    assertThat(make(user, "admin").status()).isEqualTo(403);
    assertThat(program.get("/api/v1/admin/users").status()).isEqualTo(200);
    assertThat(admin.with(key(admin, "read", "upload")).get("/api/v1/admin/users").status())
        .isEqualTo(403);
    rows().role(admin.userId(), "user");
    assertThat(program.get("/api/v1/admin/users").status()).as("after a demotion").isEqualTo(403);
  }

  @Test
  void whatIsDeletedOldOrUnknownIsNoKey() {
    Visitor user = newUser();
    Answer made = make(user, "read");
    String old = key(user, "read");
    database
        .sql("update api_keys set expires_at = now() where hash = sha256(convert_to(:key, 'UTF8'))")
        .param("key", old)
        .update();

    Answer deleted =
        user.sendJson("DELETE", KEYS + "/" + made.data().path("id").intValue(), Map.of());

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(me(made.data().path("key").asString())).isEqualTo(401);
    assertThat(me(old)).isEqualTo(401);
    assertThat(me("rw_" + "A".repeat(43))).isEqualTo(401);
    assertThat(me("rw_")).isEqualTo(401);
  }

  @Test
  void aKeyIsGoodOnlyWhileItsAccountIsOpen() {
    Visitor admin = newAdmin();
    Visitor user = newUser();
    String key = key(user, "read");

    admin.sendJson("PATCH", "/api/v1/admin/users/" + user.userId(), Map.of("is_active", false));

    assertThat(me(key)).isEqualTo(401);
  }

  @Test
  void keysOfOthersCantBeDeleted() {
    Visitor user = newUser();
    Answer made = make(user, "read");

    Answer refused =
        newUser().sendJson("DELETE", KEYS + "/" + made.data().path("id").intValue(), Map.of());

    assertThat(refused.status()).isEqualTo(404);
    assertThat(me(made.data().path("key").asString())).isEqualTo(200);
  }

  @Test
  void theLastUseIsNotedOnceAMinute() {
    Visitor user = newUser();
    String key = key(user, "read");

    me(key);
    Instant first = lastUse(user);
    me(key);
    Instant second = lastUse(user);
    database
        .sql("update api_keys set last_used_at = now() - interval '2 minutes' where user_id = :id")
        .param("id", user.userId())
        .update();
    me(key);

    assertThat(second).isEqualTo(first);
    assertThat(lastUse(user)).isAfter(first);
  }

  private static Instant lastUse(Visitor user) {
    return Instant.parse(
        user.get(KEYS).data().path("items").path(0).path("last_used_at").asString());
  }

  @Test
  void whatIsNoKeyToAskForIsSaid() {
    Visitor user = newUser();

    assertThat(messages(user, Map.of("name", "k", "scopes", List.of())))
        .containsExactly("scopes must have at least one of read, upload, admin");
    assertThat(messages(user, Map.of("name", "k", "scopes", List.of("account"))))
        .containsExactly("scopes[0] must be read, upload or admin");
    assertThat(messages(user, Map.of("name", " ")))
        .contains("name must not be empty", "scopes must have at least one of read, upload, admin");
    assertThat(
            messages(
                user,
                Map.of(
                    "name", "k", "scopes", List.of("read"), "expires_at", "2020-01-01T00:00:00Z")))
        .containsExactly("expires_at must be in the future");
    assertThat(
            messages(
                user, Map.of("name", "k", "scopes", List.of("read"), "expires_at", "tomorrow")))
        .containsExactly("expires_at has a value of the wrong type");
  }

  private static List<String> messages(Visitor user, Map<String, Object> body) {
    Answer answer = user.post(KEYS, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    return answer.json().path("message").valueStream().map(JsonNode::asString).toList();
  }

  private int me(String key) {
    return visitor().with(key).get("/api/v1/users/me").status();
  }

  private static String key(Visitor user, String... scopes) {
    return make(user, scopes).data().path("key").asString();
  }

  private static Answer make(Visitor user, String... scopes) {
    return user.post(KEYS, Map.of("name", "backup script", "scopes", List.of(scopes)));
  }
}
