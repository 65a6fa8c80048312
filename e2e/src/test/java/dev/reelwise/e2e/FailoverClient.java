package dev.reelwise.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** Talks to any of several APIs: what one does not answer, the next one is asked. */
record FailoverClient(List<URI> addresses, String token) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  FailoverClient {
    addresses = List.copyOf(addresses);
  }

  /** Throws IOException when none of them answers. */
  HttpResponse<String> get(String path, int first) throws IOException, InterruptedException {
    return send(path, first, request -> request.GET());
  }

  /** Throws IOException when none of them answers. */
  HttpResponse<String> post(String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    var text = Api.JSON.writeValueAsString(body);
    return send(
        path,
        0,
        request ->
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(text)));
  }

  /** Uploads a file under a key of its own, so that a repeat makes no second video. */
  HttpResponse<String> upload(Path file, String title, int first)
      throws IOException, InterruptedException {
    return upload(BodyPublishers.ofByteArray(form(file, title)), first);
  }

  /** As {@link #upload}, with a body that takes seconds; tells when half of it was sent. */
  HttpResponse<String> uploadSlowly(Path file, String title, CountDownLatch halfway, int first)
      throws IOException, InterruptedException {
    byte[] form = form(file, title);
    return upload(
        BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> new SlowStream(form, halfway)), form.length),
        first);
  }

  private HttpResponse<String> upload(BodyPublisher form, int first)
      throws IOException, InterruptedException {
    var key = UUID.randomUUID().toString();
    return send(
        "videos/upload",
        first,
        request ->
            request
                .header("Idempotency-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=rolling")
                .POST(form));
  }

  private HttpResponse<String> send(
      String path, int first, UnaryOperator<HttpRequest.Builder> wanted)
      throws IOException, InterruptedException {
    IOException last = new IOException("There is no API");
    for (int i = 0; i < addresses.size(); i++) {
      var base = addresses.get((first + i) % addresses.size()).resolve("/api/v1/");
      var request =
          HttpRequest.newBuilder(base.resolve(path))
              .timeout(LIMIT)
              .header("Authorization", "Bearer " + token);
      try {
        return HTTP.send(wanted.apply(request).build(), BodyHandlers.ofString());
      } catch (IOException gone) {
        last = gone;
      }
    }
    throw last;
  }

  private static byte[] form(Path file, String title) throws IOException {
    var form = new ByteArrayOutputStream();
    var head =
        """
        --rolling\r
        Content-Disposition: form-data; name="title"\r
        \r
        %s\r
        --rolling\r
        Content-Disposition: form-data; name="file"; filename="rolling.mp4"\r
        Content-Type: video/mp4\r
        \r
        """
            .formatted(title);
    form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    form.writeBytes(Files.readAllBytes(file));
    form.writeBytes("\r\n--rolling--\r\n".getBytes(StandardCharsets.UTF_8));
    return form.toByteArray();
  }

  /** Gives its bytes in many pieces, spread over the time. */
  private static final class SlowStream extends InputStream {
    private static final int PIECES = 50;
    private static final Duration PAUSE = Duration.ofMillis(80);

    private final byte[] content;
    private final CountDownLatch halfway;
    private int position;

    SlowStream(byte[] content, CountDownLatch halfway) {
      this.content = content;
      this.halfway = halfway;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (position == content.length) {
        return -1;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
        throw new IOException(end);
      }
      int count =
          Math.min(Math.min(length, content.length / PIECES + 1), content.length - position);
      System.arraycopy(content, position, buffer, offset, count);
      position += count;
      if (position > content.length / 2) {
        halfway.countDown();
      }
      return count;
    }
  }
}
