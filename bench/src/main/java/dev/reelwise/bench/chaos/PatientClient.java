package dev.reelwise.bench.chaos;

import dev.reelwise.cli.Json;
import dev.reelwise.cli.client.Account;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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

  /** Throws IOException when it was refused, or when there was no good answer for minutes. */
  Accepted upload(Clip clip, String title) throws IOException, InterruptedException {
    String key = UUID.randomUUID().toString();
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    String last = "nothing";
    for (int tries = 1; System.nanoTime() < giveUp; tries++) {
      try {
        HttpResponse<String> answer = send(clip, title, key);
        if (answer.statusCode() == 201) {
          long id = Json.read(answer.body()).path("data").path("id").asLong();
          boolean replayed = answer.headers().firstValue("Idempotency-Replayed").isPresent();
          return new Accepted(id, title, clip, tries, replayed);
        }
        last = answer.statusCode() + " " + answer.body();
        if (answer.statusCode() == 401) {
          token = "";
        } else if (answer.statusCode() < 500 && !PASSING.contains(answer.statusCode())) {
          throw new Refused("%s was refused: %s".formatted(title, last));
        }
      } catch (Refused refused) {
        throw refused;
      } catch (IOException noAnswer) {
        last = noAnswer.toString();
      }
      Thread.sleep(PAUSE);
    }
    throw new IOException(
        "%s was not taken for %d s, at last: %s".formatted(title, PATIENCE.toSeconds(), last));
  }

  private HttpResponse<String> send(Clip clip, String title, String key)
      throws IOException, InterruptedException {
    if (token.isEmpty()) {
      token = signIn();
    }
    String boundary = "reelwise-chaos-" + key;
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("videos/upload"))
            .timeout(ONE_TRY)
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", key)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(form(clip, title, boundary)))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static byte[] form(Clip clip, String title, String boundary) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    String head =
        """
        --%1$s\r
        Content-Disposition: form-data; name="title"\r
        \r
        %2$s\r
        --%1$s\r
        Content-Disposition: form-data; name="file"; filename="%3$s.mp4"\r
        Content-Type: video/mp4\r
        \r
        """
            .formatted(boundary, title, clip.name());
    form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    form.writeBytes(Files.readAllBytes(clip.file()));
    form.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
    return form.toByteArray();
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
