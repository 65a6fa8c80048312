package dev.reelwise.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain HTTP to the running API, with the local account's token. */
record Api(URI base, String token) {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static Api of(Command command) throws IOException, InterruptedException {
    var status = JSON.readTree(command.run("status", "--json").out());
    var base = URI.create(status.path("api").asString() + "/api/v1/");
    var account = JSON.readTree(Files.readString(command.data().resolve("account.json")));
    var signIn =
        HttpRequest.newBuilder(base.resolve("auth/login"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(
                        java.util.Map.of(
                            "email", account.path("email").asString(),
                            "password", account.path("password").asString()))))
            .build();
    var answer = JSON.readTree(HTTP.send(signIn, BodyHandlers.ofString()).body());
    return new Api(base, answer.path("data").path("access_token").asString());
  }

  /** The whole answer to a signed-in GET. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token));
  }

  /** The answer to a GET without a token. */
  HttpResponse<String> getUnsigned(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(base.resolve(path)));
  }

  /** The answer to an upload in one request. */
  HttpResponse<String> upload(Path file) throws IOException, InterruptedException {
    return send(uploading(file));
  }

  /** A signed-in upload in one request. */
  HttpRequest.Builder uploading(Path file) throws IOException {
    var boundary = "boundary-" + UUID.randomUUID();
    var head =
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: video/mp4\r
        \r
        """
            .formatted(boundary, file.getFileName());
    return HttpRequest.newBuilder(base.resolve("videos/upload"))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .POST(
            BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(Files.readAllBytes(file)),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
  }

  /** The answer to a signed-in DELETE. */
  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .DELETE());
  }

  /** The answer to a signed-in POST without a body. */
  HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.noBody()));
  }

  /** What the service shows to Prometheus. */
  Scrape metrics() throws IOException, InterruptedException {
    return Scrape.of(getUnsigned("/metrics").body());
  }

  JsonNode data(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path).body()).path("data");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
  }
}
