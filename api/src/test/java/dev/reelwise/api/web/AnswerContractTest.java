package dev.reelwise.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnswerContractTest extends ApiTest {

  @Test
  void anAnswerThatSucceedsIsInTheEnvelope() {
    Answer answer = newUser().get("/api/v1/users/me?secret=x");

    JsonNode json = answer.json();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder("success", "path", "status_code", "message", "data");
    assertThat(json.path("success").booleanValue()).isTrue();
    assertThat(json.path("path").asString()).isEqualTo("/api/v1/users/me");
    assertThat(json.path("status_code").intValue()).isEqualTo(200);
    assertThat(json.path("message").asString()).isEqualTo("OK");
    assertThat(json.path("data").isObject()).isTrue();
  }

  @Test
  void aProblemHasTheMembersOfTheStandardAndTheOldOnes() {
    Instant before = Instant.now();

    Answer answer = newUser().get("/api/v1/videos/2000000000?token=secret");

    JsonNode json = answer.json();
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder(
            "type",
            "title",
            "status",
            "detail",
            "instance",
            "statusCode",
            "timestamp",
            "path",
            "message",
            "request_id");
    assertThat(json.path("type").asString()).isEqualTo("urn:reelwise:problem:video-not-found");
    assertThat(json.path("title").asString()).isEqualTo("Not Found");
    assertThat(json.path("status").intValue()).isEqualTo(404);
    assertThat(json.path("statusCode").intValue()).isEqualTo(404);
    assertThat(json.path("detail").asString()).isEqualTo("There is no video 2000000000");
    assertThat(json.path("message").asString()).isEqualTo("There is no video 2000000000");
    assertThat(json.path("instance").asString()).isEqualTo("/api/v1/videos/2000000000");
    assertThat(json.path("path").asString()).isEqualTo("/api/v1/videos/2000000000");
    assertThat(Instant.parse(json.path("timestamp").asString())).isAfterOrEqualTo(before);
    assertThat(json.path("request_id").asString()).isEqualTo(answer.header("X-Request-Id"));
  }

  @Test
  void whatValidationFindsIsAListOfStrings() {
    Answer answer =
        visitor()
            .post("/api/v1/auth/signup", Map.of("name", " ", "email", "nobody", "password", "x"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:invalid-request");
    assertThat(answer.json().path("message").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("email must be an e-mail address", "name must not be empty");
  }

  @Test
  void everyUnknownFieldIsNamed() {
    Answer answer =
        visitor()
            .post(
                "/api/v1/auth/login",
                Map.of("email", "a@b.c", "password", "x", "admin", true, "role", Map.of("a", 1)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("admin is not a known field", "role is not a known field");
  }

  @Test
  void whatIsNoJsonIsSaidToBeNone() {
    Answer broken = login("{\"email\": ");
    Answer list = login("[1, 2]");
    Answer wrongType = login("{\"email\": {}, \"password\": \"x\"}");

    assertThat(broken.json().path("message").path(0).asString())
        .isEqualTo("The body is not valid JSON");
    assertThat(list.json().path("message").path(0).asString())
        .isEqualTo("The body must be a JSON object");
    assertThat(wrongType.json().path("message").path(0).asString())
        .isEqualTo("email has a value of the wrong type");
  }

  private Answer login(String body) {
    Answer answer =
        visitor()
            .send(
                "POST",
                "/api/v1/auth/login",
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json");
    assertThat(answer.status()).isEqualTo(400);
    return answer;
  }

  @Test
  void parametersOutOfRangeAndIdsThatAreNoneAreNamed() {
    Visitor user = newUser();

    assertThat(messages(user.get("/api/v1/videos/list?limit=101&page=0")))
        .containsExactlyInAnyOrder(
            "limit must be less than or equal to 100", "page must be greater than or equal to 1");
    assertThat(messages(user.get("/api/v1/videos/-1"))).containsExactly("id can't be '-1'");
    assertThat(messages(user.get("/api/v1/videos/99999999999")))
        .containsExactly("id can't be '99999999999'");
    assertThat(messages(user.get("/api/v1/videos/list?page=x")))
        .containsExactly("page can't be 'x'");
  }

  private static java.util.List<String> messages(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    return answer.json().path("message").valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void whatTheFrameworkRefusesHasTheSameForm() {
    Visitor user = newUser();

    assertProblem(user.get("/api/v1/nothing-here"), 404, "not-found");
    assertProblem(
        user.send("DELETE", "/api/v1/users/info", BodyPublishers.noBody()),
        405,
        "method-not-allowed");
    assertProblem(
        user.send("POST", "/api/v1/auth/login", BodyPublishers.ofString("a=b")),
        415,
        "unsupported-media-type");
    assertProblem(visitor().get("/api/v1/users/me"), 401, "unauthenticated");
    assertProblem(visitor().get("/api/v1/nothing-here"), 401, "unauthenticated");
  }

  @Test
  void pathsThatTheServerItselfRefusesShowNoTrace() {
    Answer answer = visitor().get("/api/v1/videos/%2e%2e%2f%00");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).doesNotContain("Exception", "at org.", "Tomcat");
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("statusCode").intValue()).isEqualTo(status);
    assertThat(answer.json().path("type").asString()).isEqualTo("urn:reelwise:problem:" + slug);
    assertThat(answer.json().path("message").asString()).isNotEmpty();
    assertThat(answer.text()).doesNotContain("Exception", "at org.");
  }

  @Test
  void aRequestKeepsTheIdThatItBringsIfThatIsSane() {
    Answer kept = visitor().get("/health/live", "X-Request-Id", "abc-123");
    Answer replaced = visitor().get("/health/live", "X-Request-Id", "no spaces please");

    assertThat(kept.header("X-Request-Id")).isEqualTo("abc-123");
    assertThat(replaced.header("X-Request-Id")).hasSize(36);
  }

  @Test
  void healthIsBareAndNeedsNoToken() {
    assertThat(visitor().get("/health/live").text()).isEqualTo("{\"status\":\"live\"}");
    assertThat(visitor().get("/").json().path("name").asString()).isEqualTo("reelwise-api");
    assertThat(visitor().get("/api/v1").json().path("status").asString()).isEqualTo("ok");
    for (String path : new String[] {"/health", "/health/ready"}) {
      Answer ready = visitor().get(path);
      assertThat(ready.status()).as(ready.text()).isEqualTo(200);
      assertThat(ready.json().path("status").asString()).isEqualTo("ready");
      assertThat(ready.json().path("checks").propertyNames())
          .contains("database", "kafka", "storage", "redis");
    }
  }

  @Test
  void theDocumentationListsTheEndpoints() {
    Answer document = visitor().get("/docs/openapi");

    assertThat(document.status()).isEqualTo(200);
    assertThat(document.json().path("paths").propertyNames())
        .contains("/api/v1/videos/upload", "/api/v1/videos/{id}", "/api/v1/auth/login");
    assertThat(visitor().get("/docs").status()).isIn(200, 302);
  }
}
