package dev.reelwise.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * A second user at every endpoint that takes a video's id. The endpoints come from the running
 * application, so that a new one is tried too.
 */
class ForeignVideoTest extends ApiTest {

  /** What must be sent so that a request is not refused for another reason. */
  private static final Map<String, String> BODIES =
      Map.of(
          "PUT /api/v1/videos/{id}", "{\"title\": \"Mine now\"}",
          "PATCH /api/v1/videos/{id}", "{\"title\": \"Mine now\"}",
          "POST /api/v1/videos/{id}/comments", "{\"content\": \"Hello\"}",
          "PUT /api/v1/videos/{id}/comments/{commentId}", "{\"content\": \"Hello\"}");

  /** Whoever sees a video may do this, and change nothing else of it. */
  private static final Set<String> VIEWERS_MAY =
      Set.of(
          "POST /api/v1/videos/{id}/like",
          "PUT /api/v1/videos/{id}/like",
          "DELETE /api/v1/videos/{id}/like",
          "POST /api/v1/videos/{id}/comments",
          "POST /api/v1/videos/{id}/comments/{commentId}/like");

  @Autowired
  @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

  @Autowired private JdbcClient database;

  private Visitor owner;
  private Visitor other;
  private Known hidden;
  private Known gone;

  @BeforeEach
  void showTwoVideosAndTakeOneAway() {
    owner = newUser();
    other = newUser();
    hidden = shown();
    gone = shown();
    owner.send("DELETE", "/api/v1/videos/" + gone.id, BodyPublishers.noBody());
  }

  private Known shown() {
    VideoId id = rows().video(owner.userId(), "Gnu " + owner.userId(), "ready");
    rows().variant(id, "720p", 1280, 720);
    rows().summary(id, "A greeting.");
    String path = "/api/v1/videos/" + id;
    int comment =
        owner.post(path + "/comments", Map.of("content", "First")).data().path("id").intValue();
    String url = other.get(path + "/watch").data().path("url").asString();
    return new Known(id, comment, url.substring(url.indexOf("token=")));
  }

  @ParameterizedTest
  @CsvSource({
    "private, ready",
    "private, transcoding",
    "public, transcribing",
    "unlisted, indexing",
    "unlisted, failed"
  })
  void aHiddenVideoAnswersAsOneThatDoesNotExist(String visibility, String status) {
    become(visibility, status);
    for (Endpoint endpoint : endpoints()) {
      Answer answer = send(endpoint, hidden);
      assertThat(answer.status()).as(endpoint + ": " + answer.text()).isEqualTo(404);
      assertThat(said(answer, hidden))
          .as(endpoint.toString())
          .isEqualTo(said(send(endpoint, gone), gone));
    }
    assertThat(
            database
                .sql("select title from videos where id = :id")
                .param("id", hidden.id.value())
                .query(String.class)
                .single())
        .startsWith("Gnu");
  }

  @ParameterizedTest
  @CsvSource({"private, ready", "unlisted, ready", "public, transcoding"})
  void noListShowsIt(String visibility, String status) {
    become(visibility, status);
    for (String query :
        List.of(
            "",
            "&cursor=&total=true",
            "&status=any",
            "&status=" + status,
            "&user_id=" + owner.userId(),
            "&user_id=" + owner.userId() + "&status=any",
            "&visibility=" + visibility,
            "&visibility=" + visibility + "&user_id=" + owner.userId(),
            "&owner=me&status=any",
            "&sort=title",
            "&sort=views",
            "&min_duration=0")) {
      JsonNode list = other.get("/api/v1/videos/list?limit=100" + query).data();
      assertThat(ids(list)).as(query).doesNotContain(hidden.id.value());
    }
    JsonNode byOwner = other.get("/api/v1/videos/list?user_id=" + owner.userId()).data();
    assertThat(byOwner.path("total").intValue()).as("what is counted").isZero();
    assertThat(ids(other.get("/api/v1/videos/search?q=gnu&limit=100").data()))
        .doesNotContain(hidden.id.value());
    JsonNode sought =
        other.get("/api/v1/videos/search?facets=user&user_id=" + owner.userId()).data();
    assertThat(sought.path("total").intValue()).as("what a search counts").isZero();
    assertThat(sought.path("facets").toString()).doesNotContain(owner.userId() + "\"");
    assertThat(other.get("/api/v1/search/autocomplete?q=gnu&limit=50").text())
        .doesNotContain("\"video_id\":" + hidden.id + ",");
    assertThat(other.get("/api/v1/videos/my/processing?include_completed=true").data().toString())
        .doesNotContain("Gnu");
    assertThat(ids(owner.get("/api/v1/videos/list?owner=me&status=any").data()))
        .contains(hidden.id.value());
  }

  @Test
  void anUnlistedVideoCanBeReadByItsAddressAndNotChanged() {
    become("unlisted", "ready");
    for (String part : List.of("", "/info", "/status", "/watch", "/comments")) {
      assertThat(other.get("/api/v1/videos/" + hidden.id + part).status()).as(part).isEqualTo(200);
    }
    String master = "/api/v1/watch/hls/" + hidden.id + "/master.m3u8?" + hidden.token;
    assertThat(Visitor.open(other.address(master).toString()).status()).isEqualTo(200);
    for (Endpoint endpoint : endpoints()) {
      if (!endpoint.method.equals("GET") && !VIEWERS_MAY.contains(endpoint.toString())) {
        Answer answer = send(endpoint, hidden);
        assertThat(answer.status()).as(endpoint + ": " + answer.text()).isEqualTo(403);
      }
    }
  }

  @Test
  void aThumbnailIsItsOwnersToChange() {
    become("private", "ready");
    assertThat(thumbnail(hidden)).isEqualTo(404);
    assertThat(thumbnail(gone)).isEqualTo(404);
  }

  private int thumbnail(Known video) {
    return other
        .post(
            "/api/v1/upload/thumbnail",
            Map.of("filename", "a.png", "content_type", "image/png", "video_id", video.id.value()))
        .status();
  }

  @Test
  void everyPathBelowAVideoIsTried() {
    List<String> tried = endpoints().stream().map(Endpoint::pattern).toList();
    assertThat(tried).hasSizeGreaterThan(20);
    assertThat(
            patterns()
                .map(Endpoint::pattern)
                .filter(pattern -> pattern.matches("/api/v1/(videos|watch)/.*\\{.*")))
        .as("paths that take the id as something else")
        .allMatch(tried::contains);
  }

  private List<Endpoint> endpoints() {
    return mappings.getHandlerMethods().entrySet().stream()
        .filter(mapping -> takesVideoId(mapping.getValue()))
        .flatMap(mapping -> of(mapping.getKey()))
        .filter(endpoint -> !endpoint.pattern.startsWith("/api/v1/admin/"))
        .toList();
  }

  private Stream<Endpoint> patterns() {
    return mappings.getHandlerMethods().keySet().stream().flatMap(ForeignVideoTest::of);
  }

  private static Stream<Endpoint> of(RequestMappingInfo mapping) {
    return mapping.getPatternValues().stream()
        .flatMap(
            pattern ->
                mapping.getMethodsCondition().getMethods().stream()
                    .map(method -> new Endpoint(method.name(), pattern)));
  }

  private static boolean takesVideoId(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .anyMatch(parameter -> parameter.getParameterType() == VideoId.class);
  }

  private Answer send(Endpoint endpoint, Known video) {
    String path =
        endpoint
            .pattern
            .replace("{id}", video.id.toString())
            .replace("{commentId}", Integer.toString(video.comment))
            .replace("{resolution}", "720p")
            .replace("{version}", "1");
    assertThat(path).as("this test must know what to put here").doesNotContain("{");
    String query =
        path.startsWith("/api/v1/watch/")
            ? "?" + video.token
            : path.endsWith("/stream") ? "?token=" + other.token() : "";
    return other.send(
        endpoint.method,
        path + query,
        BodyPublishers.ofString(BODIES.getOrDefault(endpoint.toString(), "{}")),
        "Content-Type",
        "application/json");
  }

  /** The answer without what must differ: ids, the time, and the request's name. */
  private static String said(Answer answer, Known video) {
    return answer
        .text()
        .replaceAll("\"(timestamp|request_id)\":\"[^\"]*\"", "\"$1\":\"\"")
        .replaceAll("\\b" + video.comment + "\\b", "COMMENT")
        .replaceAll("\\b" + video.id + "\\b", "VIDEO");
  }

  /** As if it had been so from the start: one that was ready once stays to be seen. */
  private void become(String visibility, String status) {
    database
        .sql(
            """
            update videos
            set visibility = :visibility, status = :status,
                processed_at = case when :status = 'ready' then processed_at end
            where id = :id
            """)
        .param("visibility", visibility)
        .param("status", status)
        .param("id", hidden.id.value())
        .update();
  }

  private static List<Integer> ids(JsonNode list) {
    return list.path("items").valueStream().map(item -> item.path("id").intValue()).toList();
  }

  private record Endpoint(String method, String pattern) {
    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  /** A video that the second user once saw: one of its comments, and a token to play it. */
  private record Known(VideoId id, int comment, String token) {}
}
