package dev.reelwise.cli.client;

import dev.reelwise.cli.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reelwise's REST interface, for one account. Signs in when it must, and again when a token has run
 * out.
 */
public final class Api implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final Account account;
  private String token = "";

  /** Talks to the API at an address such as {@code http://localhost:8080}. */
  public Api(URI address, Account account) {
    this.base = address.resolve("/api/v1/");
    this.account = account;
  }

  /** Makes the account. A status of 409 means that it exists. */
  public void signUp() throws ApiProblem, InterruptedException {
    var body =
        Map.of("name", account.name(), "email", account.email(), "password", account.password());
    send(json("auth/signup", body));
  }

  /** Gets a token for what follows. A status of 401 means that the account is not known so. */
  public void signIn() throws ApiProblem, InterruptedException {
    var body = Map.of("email", account.email(), "password", account.password());
    token = send(json("auth/login", body)).path("data").path("access_token").asString();
  }

  /**
   * Sends a file as it is read, and returns the video's id.
   *
   * @param sent is told the number of bytes sent so far
   */
  public long upload(Path file, String title, LongConsumer sent)
      throws ApiProblem, InterruptedException, IOException {
    signIn();
    var form = MultipartForm.of(file, Map.of("title", title), sent);
    var request =
        to("videos/upload").header("Content-Type", form.contentType()).POST(form.body()).build();
    return send(authorized(request)).path("data").path("id").asLong();
  }

  /** CONTRACT's answer to {@code GET /videos/{id}}, with its steps. */
  public JsonNode video(long id) throws ApiProblem, InterruptedException {
    return get("videos/" + id).path("data");
  }

  /** The whole transcript: its segments with their times. */
  public JsonNode transcript(long id) throws ApiProblem, InterruptedException {
    return get("videos/" + id + "/transcript").path("data");
  }

  /** Where the video can be watched: {@code url} is the address of the HLS master playlist. */
  public JsonNode watch(long id) throws ApiProblem, InterruptedException {
    return get("videos/" + id + "/watch").path("data");
  }

  /** The API's whole answer to a search. */
  public JsonNode search(String question, int limit) throws ApiProblem, InterruptedException {
    var query = URLEncoder.encode(question, StandardCharsets.UTF_8);
    return get("videos/search?q=" + query + "&limit=" + limit);
  }

  /** The API's whole answer at a path below {@code /api/v1/}. */
  public JsonNode get(String path) throws ApiProblem, InterruptedException {
    return ask("GET", path);
  }

  /** As {@link #get}, with another method and no body. */
  public JsonNode ask(String method, String path) throws ApiProblem, InterruptedException {
    if (token.isEmpty()) {
      signIn();
    }
    var request = to(path).timeout(PATIENCE).method(method, BodyPublishers.noBody()).build();
    try {
      return send(authorized(request));
    } catch (ApiProblem problem) {
      if (problem.status() != 401) {
        throw problem;
      }
      signIn();
      return send(authorized(request));
    }
  }

  private HttpRequest json(String path, Map<String, String> body) {
    BodyPublisher content = BodyPublishers.ofString(Json.write(body));
    return to(path)
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(content)
        .build();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).header("Accept", "application/json");
  }

  private HttpRequest authorized(HttpRequest request) {
    return HttpRequest.newBuilder(request, (name, value) -> true)
        .header("Authorization", "Bearer " + token)
        .build();
  }

  private JsonNode send(HttpRequest request) throws ApiProblem, InterruptedException {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      var body = answer.body().isBlank() ? Json.read("{}") : Json.read(answer.body());
      if (answer.statusCode() >= 400) {
        throw new ApiProblem(answer.statusCode(), words(body, answer.statusCode()));
      }
      return body;
    } catch (IOException failure) {
      throw new ApiProblem(0, "%s does not answer (%s).".formatted(base, reason(failure)));
    } catch (JacksonException unreadable) {
      throw new ApiProblem(0, base + " answered something that is not JSON.");
    }
  }

  private static String reason(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static String words(JsonNode problem, int status) {
    var detail = problem.path("detail").asString("");
    var message = problem.path("message");
    if (message.isArray() && !message.isEmpty()) {
      return String.join("; ", message.valueStream().map(JsonNode::asString).toList());
    }
    return detail.isBlank() ? message.asString("HTTP " + status) : detail;
  }

  @Override
  public void close() {
    http.close();
  }
}
