package dev.reelwise.api.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A file that its user sends to the object store itself, step by step as a browser does. */
public final class DirectFile {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Visitor user;
  private final String uploadId;
  private final String key;
  private final List<Map<String, Object>> sent = new ArrayList<>();

  private DirectFile(Visitor user, JsonNode started) {
    this.user = user;
    this.uploadId = started.path("upload_id").asString();
    this.key = started.path("key").asString();
  }

  public static DirectFile started(Visitor user, String name) {
    return new DirectFile(
        user,
        user.post("/api/v1/upload/init", Map.of("filename", name, "content_type", "video/mp4"))
            .data());
  }

  /** A whole file of these bytes, not saved yet. */
  public static DirectFile completed(Visitor user, byte[] content) {
    DirectFile file = started(user, "talk.mp4");
    file.send(1, content);
    file.complete();
    return file;
  }

  public void send(int part, byte[] content) {
    Answer answer = address(part);
    HttpResponse<String> put =
        put(URI.create(answer.data().path("presigned_url").asString()), content);
    if (put.statusCode() != 200) {
      throw new AssertionError(put.body());
    }
    sent.add(Map.of("PartNumber", part, "ETag", put.headers().firstValue("ETag").orElseThrow()));
  }

  public static HttpResponse<String> put(URI address, byte[] content, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).PUT(BodyPublishers.ofByteArray(content));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer address(int part) {
    return step("presigned-url", Map.of("part_number", part));
  }

  public Answer complete() {
    return step("complete", Map.of("parts", sent));
  }

  public Answer complete(List<Map<String, Object>> parts) {
    return step("complete", Map.of("parts", parts));
  }

  public Answer abort() {
    return step("abort", Map.of());
  }

  public Answer parts() {
    return user.get("/api/v1/upload/parts?upload_id=" + uploadId + "&key=" + key);
  }

  public Answer save(String title) {
    return user.post(
        "/api/v1/upload/save", Map.of("title", title, "description", "about it", "key", key));
  }

  /** The same upload, as another user would go on with it. */
  public DirectFile by(Visitor other) {
    DirectFile copy =
        new DirectFile(
            other,
            new tools.jackson.databind.json.JsonMapper()
                .valueToTree(Map.of("upload_id", uploadId, "key", key)));
    copy.sent.addAll(sent);
    return copy;
  }

  private Answer step(String name, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(Map.of("upload_id", uploadId, "key", key));
    body.putAll(more);
    return user.post("/api/v1/upload/" + name, body);
  }

  public String key() {
    return key;
  }

  public String uploadId() {
    return uploadId;
  }
}
