package dev.reelwise.speech;

import dev.reelwise.speech.voice.Chunk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An endpoint that speaks OpenAI's {@code POST /audio/transcriptions}. */
final class OpenAiRecognizer implements Recognizer {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(5);

  /** A busy service gets this many chances for each chunk before all of the work is put off. */
  private static final int ATTEMPTS = 3;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final OpenAi endpoint;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  private final Duration longest;

  OpenAiRecognizer(OpenAi endpoint) {
    this(endpoint, ANSWER);
  }

  /** Waits for each answer for {@code longest}. */
  OpenAiRecognizer(OpenAi endpoint, Duration longest) {
    this.endpoint = endpoint;
    this.longest = longest;
  }

  @Override
  public String model() {
    return endpoint.model();
  }

  @Override
  public Recognition recognize(Chunk chunk) throws TranscriptionFailure, InterruptedException {
    HttpRequest request = request(chunk);
    for (int attempt = 1; ; attempt++) {
      try {
        return OpenAiAnswer.read(send(request), chunk);
      } catch (TranscriptionFailure.Transient e) {
        Duration wait = e.retryAfter().orElse(Duration.ofSeconds(1L << attempt));
        if (attempt == ATTEMPTS || wait.compareTo(LONGEST_WAIT) > 0) {
          throw e;
        }
        Thread.sleep(wait);
      }
    }
  }

  /** The client's own timeout ends with the headers; this one covers the body too. */
  private HttpResponse<String> send(HttpRequest request)
      throws TranscriptionFailure, InterruptedException {
    CompletableFuture<HttpResponse<String>> sent =
        http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      return sent.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unreached("gives no answer within " + longest.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw unreached("can't be reached: " + e.getCause(), e);
    } finally {
      sent.cancel(true);
    }
  }

  private TranscriptionFailure unreached(String how, Exception e) {
    String message = "The speech service at " + endpoint.baseUrl() + " " + how;
    return new TranscriptionFailure.Transient(message, null, e);
  }

  private HttpRequest request(Chunk chunk) {
    MultipartForm form =
        new MultipartForm()
            .field("model", endpoint.model())
            .field("response_format", "verbose_json")
            .file("file", "speech.wav", "audio/wav", WavFile.of(chunk.samples()));
    String base = endpoint.baseUrl().toString().replaceAll("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/audio/transcriptions"))
            .header("Content-Type", form.contentType())
            .POST(BodyPublishers.ofByteArrays(form.body()));
    // Services on one's own machine often need no key.
    return endpoint.apiKey().isBlank()
        ? request.build()
        : request.header("Authorization", "Bearer " + endpoint.apiKey()).build();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
