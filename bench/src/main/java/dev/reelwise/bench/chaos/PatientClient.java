package dev.reelwise.bench.chaos;

import dev.reelwise.cli.Json;
import dev.reelwise.cli.client.Account;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A client as it should be: what has no answer, or one that asks for patience, it sends again, with
 * the same Idempotency-Key.
 */
final class PatientClient implements AutoCloseable {

  private static final Duration ONE_TRY = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Signed out, under way elsewhere, too early, too many: all of them pass. */
  private static final Set<Integer> PASSING = Set.of(401, 408, 409, 425, 429);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final Account account;
  private volatile String token = "";

  PatientClient(URI address, Account account) {
    this.base = address.resolve("/api/v1/");
    this.account = account;
  }

  /**
   * An answer that was good.
   *
   * @param tries how often it was sent until there was one
   * @param replayed whether it was the answer to an earlier try
   */
  record Answer(HttpResponse<String> http, int tries, boolean replayed) {

    JsonNode data() {
      return Json.read(http.body()).path("data");
    }
  }

  /** One more request of the same kind; what it needs may have changed since the last. */
  @FunctionalInterface
  interface Maker {
    HttpRequest.Builder make() throws IOException, InterruptedException;
  }

  /** A request to the API with that key. Throws IOException as {@link #send} does. */
  Answer ask(String what, String path, String key, Map<String, ?> body)
      throws IOException, InterruptedException {
    String text = Json.write(body);
    return ask(
        what,
        path,
        key,
        request ->
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(text)));
  }

  /** Adds to a request what it sends. */
  @FunctionalInterface
  interface Content {
    HttpRequest.Builder in(HttpRequest.Builder request) throws IOException;
  }

  Answer ask(String what, String path, String key, Content content)
      throws IOException, InterruptedException {
    return send(
        what,
        () ->
            content.in(
                HttpRequest.newBuilder(base.resolve(path))
                    .header("Authorization", "Bearer " + token())
                    .header("Idempotency-Key", key)),
        answer -> answer.statusCode() == 201);
  }

  /** Throws IOException when it was refused, or when there was no good answer for minutes. */
  Answer send(String what, Maker request, Predicate<HttpResponse<String>> isGood)
      throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    String last = "nothing";
    for (int tries = 1; System.nanoTime() < giveUp; tries++) {
      try {
        HttpResponse<String> answer = once(request);
        if (isGood.test(answer)) {
          boolean replayed = answer.headers().firstValue("Idempotency-Replayed").isPresent();
          return new Answer(answer, tries, replayed);
        }
        last = answer.statusCode() + " " + answer.body();
        check(what, answer);
      } catch (Refused refused) {
        throw refused;
      } catch (IOException noAnswer) {
        last = noAnswer.toString();
      }
      Thread.sleep(PAUSE);
    }
    throw new IOException(
        "%s was not taken for %d s, at last: %s".formatted(what, PATIENCE.toSeconds(), last));
  }

  private HttpResponse<String> once(Maker request) throws IOException, InterruptedException {
    return http.send(request.make().timeout(ONE_TRY).build(), BodyHandlers.ofString());
  }

  private void check(String what, HttpResponse<String> answer) throws Refused {
    if (answer.statusCode() == 401) {
      token = "";
    } else if (answer.statusCode() < 500 && !PASSING.contains(answer.statusCode())) {
      throw new Refused(
          "%s was refused: %d %s".formatted(what, answer.statusCode(), answer.body()));
    }
  }

  private String token() throws IOException, InterruptedException {
    String known = token;
    if (known.isEmpty()) {
      known = signIn();
      token = known;
    }
    return known;
  }

  private String signIn() throws IOException, InterruptedException {
    Map<String, String> body = Map.of("email", account.email(), "password", account.password());
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("auth/login"))
            .timeout(ONE_TRY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(body)))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("Signing in was answered by " + answer.statusCode());
    }
    return Json.read(answer.body()).path("data").path("access_token").asString();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
