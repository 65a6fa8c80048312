package dev.reelwise.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.DirectFile;
import dev.reelwise.api.testing.Visitor;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The wire as Uppy's plugin {@code aws-s3} uses it with a Companion server, in versions 5 and 6.
 */
class CompanionTest extends ApiTest {

  private static final String BASE = "/api/v1/s3";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Visitor user;

  @BeforeEach
  void signUp() {
    user = newUser();
  }

  @Test
  void partsBecomeAFileAndTheFileAVideo() {
    JsonNode started = started();
    String key = started.path("key").asString();
    String id = encoded(started.path("uploadId").asString());
    String query = "?key=" + encoded(key);

    JsonNode signed = user.get(BASE + "/multipart/" + id + "/1" + query).json();
    assertThat(signed.propertyNames()).containsExactlyInAnyOrder("url", "expires");
    assertThat(signed.path("expires").asInt()).isPositive();
    HttpResponse<String> put =
        DirectFile.put(URI.create(signed.path("url").asString()), "the bytes".getBytes());
    assertThat(put.statusCode()).isEqualTo(200);
    String etag = put.headers().firstValue("ETag").orElseThrow();

    JsonNode listed = user.get(BASE + "/multipart/" + id + query).json();
    assertThat(listed.isArray()).isTrue();
    assertThat(listed.path(0).propertyNames())
        .containsExactlyInAnyOrder("PartNumber", "ETag", "Size");
    assertThat(listed.path(0).path("PartNumber").asInt()).isEqualTo(1);

    // Version 6 takes the quotes off.
    Answer completed =
        user.post(
            BASE + "/multipart/" + id + "/complete" + query,
            Map.of("parts", List.of(Map.of("PartNumber", 1, "ETag", etag.replace("\"", "")))));
    assertThat(completed.status()).as(completed.text()).isEqualTo(200);
    assertThat(completed.json().path("location").asString()).startsWith("http").contains(key);
    assertThat(completed.json().path("key").asString()).isEqualTo(key);

    Answer saved = user.post("/api/v1/upload/save", Map.of("title", "By Uppy", "key", key));
    assertThat(saved.status()).as(saved.text()).isEqualTo(201);
    assertThat(saved.data().path("status").asString()).isEqualTo("transcoding");
  }

  @Test
  void manyPartsAreSignedAtOnce() {
    JsonNode started = started();

    JsonNode batch =
        user.get(
                BASE
                    + "/multipart/"
                    + encoded(started.path("uploadId").asString())
                    + "/batch?partNumbers=1,2,7&key="
                    + encoded(started.path("key").asString()))
            .json();

    assertThat(batch.path("presignedUrls").propertyNames())
        .containsExactlyInAnyOrder("1", "2", "7");
  }

  @Test
  void anAbortedUploadIsGone() {
    JsonNode started = started();
    String path =
        BASE
            + "/multipart/"
            + encoded(started.path("uploadId").asString())
            + "?key="
            + encoded(started.path("key").asString());

    Answer aborted = user.send("DELETE", path, BodyPublishers.noBody());

    assertThat(aborted.status()).isEqualTo(200);
    assertThat(aborted.text()).isEqualTo("{}");
    assertThat(user.get(path).status()).isEqualTo(409);
  }

  @Test
  void aSmallFileGoesInOneForm() throws Exception {
    Answer params =
        user.get(BASE + "/params?filename=talk.mp4&type=video%2Fmp4&metadata%5Bname%5D=x");
    assertThat(params.status()).as(params.text()).isEqualTo(200);
    assertThat(params.json().propertyNames())
        .containsExactlyInAnyOrder("method", "url", "fields", "expires");
    assertThat(params.json().path("method").asString()).isEqualTo("POST");
    String key = params.json().path("fields").path("key").asString();
    assertThat(user.post("/api/v1/upload/save", Map.of("title", "Early", "key", key)).status())
        .isEqualTo(409);

    HttpResponse<String> posted = post(params.json(), "the bytes");

    assertThat(posted.statusCode()).as(posted.body()).isBetween(200, 299);
    Answer saved = user.post("/api/v1/upload/save", Map.of("title", "Small", "key", key));
    assertThat(saved.status()).as(saved.text()).isEqualTo(201);
    assertThat(newUser().post("/api/v1/upload/save", Map.of("title", "x", "key", key)).status())
        .isEqualTo(404);
  }

  private static HttpResponse<String> post(JsonNode params, String content) throws Exception {
    StringBuilder body = new StringBuilder();
    params
        .path("fields")
        .properties()
        .forEach(
            field ->
                body.append("--b\r\nContent-Disposition: form-data; name=\"")
                    .append(field.getKey())
                    .append("\"\r\n\r\n")
                    .append(field.getValue().asString())
                    .append("\r\n"));
    body.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"\r\n");
    body.append("Content-Type: video/mp4\r\n\r\n").append(content).append("\r\n--b--\r\n");
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(params.path("url").asString()))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofString(body.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void anotherUsersUploadIsNotThere() {
    JsonNode started = started();
    String id = encoded(started.path("uploadId").asString());
    String query = "?key=" + encoded(started.path("key").asString());
    Visitor other = newUser();

    assertThat(other.get(BASE + "/multipart/" + id + query).status()).isEqualTo(404);
    assertThat(other.get(BASE + "/multipart/" + id + "/1" + query).status()).isEqualTo(404);
    assertThat(other.get(BASE + "/multipart/" + id + "/batch" + query + "&partNumbers=1").status())
        .isEqualTo(404);
    assertThat(
            other
                .post(
                    BASE + "/multipart/" + id + "/complete" + query,
                    Map.of("parts", List.of(Map.of("PartNumber", 1, "ETag", "x"))))
                .status())
        .isEqualTo(404);
    assertThat(
            other
                .send("DELETE", BASE + "/multipart/" + id + query, BodyPublishers.noBody())
                .status())
        .isEqualTo(404);
    assertThat(visitor().get(BASE + "/params?filename=a&type=video/mp4").status()).isEqualTo(401);
  }

  @Test
  void whatIsWrongIsSaidInWords() {
    JsonNode started = started();
    String id = encoded(started.path("uploadId").asString());
    String query = "?key=" + encoded(started.path("key").asString());

    assertThat(user.post(BASE + "/multipart", Map.of("type", "video/mp4")).status()).isEqualTo(400);
    assertThat(
            user.post(BASE + "/multipart", Map.of("filename", "a.pdf", "type", "application/pdf"))
                .status())
        .isEqualTo(400);
    assertThat(user.get(BASE + "/params?type=video/mp4").status()).isEqualTo(400);
    assertThat(user.get(BASE + "/multipart/" + id + "/0" + query).status()).isEqualTo(400);
    assertThat(user.get(BASE + "/multipart/" + id + "/10001" + query).status()).isEqualTo(400);
    assertThat(user.get(BASE + "/multipart/" + id).status()).isEqualTo(400);
    assertThat(
            user.post(BASE + "/multipart/" + id + "/complete" + query, Map.of("parts", List.of()))
                .status())
        .isEqualTo(400);
  }

  @Test
  void aPageFromElsewhereMaySendPartsToTheBucket() throws Exception {
    JsonNode started = started();
    URI address =
        URI.create(
            user.get(
                    BASE
                        + "/multipart/"
                        + encoded(started.path("uploadId").asString())
                        + "/1?key="
                        + encoded(started.path("key").asString()))
                .json()
                .path("url")
                .asString());

    HttpResponse<String> preflight =
        HTTP.send(
            HttpRequest.newBuilder(address)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "PUT")
                .build(),
            BodyHandlers.ofString());
    HttpResponse<String> put =
        DirectFile.put(address, new byte[10], "Origin", "https://elsewhere.example");

    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin").orElse(""))
        .isIn("*", "https://elsewhere.example");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("PUT");
    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(put.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
    assertThat(put.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("ETag");
  }

  private JsonNode started() {
    Answer started =
        user.post(
            BASE + "/multipart",
            Map.of("filename", "talk.mp4", "type", "video/mp4", "metadata", Map.of("name", "x")));
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    assertThat(started.json().propertyNames()).containsExactlyInAnyOrder("key", "uploadId");
    return started.json();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
