package dev.reelwise.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Small questions over HTTP. */
final class Http {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  private Http() {}

  record Answer(int status, String body) {}

  static Answer get(URI address, Map<String, String> headers) throws IOException {
    return send("GET", address, headers);
  }

  static Answer put(URI address, Map<String, String> headers) throws IOException {
    return send("PUT", address, headers);
  }

  private static Answer send(String method, URI address, Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .method(method, HttpRequest.BodyPublishers.noBody());
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", interruption);
    }
  }
}
