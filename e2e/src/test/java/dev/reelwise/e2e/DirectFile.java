package dev.reelwise.e2e;

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

/** A file that its user sends to the bucket itself, part by part, as a browser does. */
final class DirectFile {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final FailoverClient client;
  private final String uploadId;
  private final String key;
  private final List<Map<String, Object>> parts = new ArrayList<>();

  private DirectFile(FailoverClient client, JsonNode started) {
    this.client = client;
    this.uploadId = started.path("upload_id").asString();
    this.key = started.path("key").asString();
  }

  static DirectFile start(FailoverClient client) throws IOException, InterruptedException {
    var started =
        client.post("upload/init", Map.of("filename", "direct.mp4", "content_type", "video/mp4"));
    return new DirectFile(client, data(started));
  }

  /** All but the last part must have 5 MiB. */
  void send(int number, byte[] content) throws IOException, InterruptedException {
    var address = data(client.post("upload/presigned-url", body(Map.of("part_number", number))));
    var put = put(address.path("presigned_url").asString(), content, "video/mp4");
    parts.add(Map.of("PartNumber", number, "ETag", put.headers().firstValue("ETag").orElse("")));
  }

  /** Sends bytes to an address of the bucket. */
  static HttpResponse<String> put(String address, byte[] content, String type)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofByteArray(content))
            .build();
    var answer = HTTP.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError("The bucket answered %s".formatted(answer.body()));
    }
    return answer;
  }

  HttpResponse<String> complete() throws IOException, InterruptedException {
    return client.post("upload/complete", body(Map.of("parts", parts)));
  }

  /** Makes it a video; with a thumbnail that lies under that key, unless it is empty. */
  HttpResponse<String> save(String title, String thumbnail)
      throws IOException, InterruptedException {
    Map<String, Object> body =
        new HashMap<>(Map.of("title", title, "description", "sent in parts", "key", key));
    if (!thumbnail.isEmpty()) {
      body.put("thumbnail_key", thumbnail);
    }
    return client.post("upload/save", body);
  }

  private Map<String, Object> body(Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(Map.of("upload_id", uploadId, "key", key));
    body.putAll(more);
    return body;
  }

  private static JsonNode data(HttpResponse<String> answer) {
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return Api.JSON.readTree(answer.body()).path("data");
  }
}
