package dev.reelwise.api.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A client over real HTTP; {@code token} is empty for one that is not signed in. */
public record Visitor(int port, String token, int userId, String email) {

  public static final String PASSWORD = "correct horse battery";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = new JsonMapper();

  public static Visitor at(int port) {
    return new Visitor(port, "", 0, "");
  }

  public Visitor signedUp() {
    String address = UUID.randomUUID() + "@example.org";
    Answer account =
        post(
            "/api/v1/auth/signup",
            Map.of("name", "Ada Lovelace", "email", address, "password", PASSWORD));
    Answer login = post("/api/v1/auth/login", Map.of("email", address, "password", PASSWORD));
    return new Visitor(
        port,
        login.data().path("access_token").asString(),
        account.data().path("id").asInt(),
        address);
  }

  public Answer login() {
    return at(port).post("/api/v1/auth/login", Map.of("email", email, "password", PASSWORD));
  }

  /** The same user with the token of a new sign-in. */
  public Visitor signedInAgain() {
    return with(login().data().path("access_token").asString());
  }

  public Visitor with(String otherToken) {
    return new Visitor(port, otherToken, userId, email);
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public Answer post(String path, Object body) {
    return sendJson("POST", path, body);
  }

  /** Sends {@code body} as JSON. */
  public Answer sendJson(String method, String path, Object body) {
    BodyPublisher json = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    return send(method, path, json, "Content-Type", "application/json");
  }

  public Answer send(String method, String path, BodyPublisher body, String... headers) {
    URI uri = path.startsWith("http") ? URI.create(path) : address(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return exchange(request.build());
  }

  /** An address that was handed out, opened by somebody without a token in a header. */
  public static Answer open(String address, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return exchange(request.build());
  }

  private static Answer exchange(HttpRequest request) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }
}
