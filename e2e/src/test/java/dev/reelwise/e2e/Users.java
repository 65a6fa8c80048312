package dev.reelwise.e2e;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** People who look and upload without a pause, until they are sent home. */
final class Users implements AutoCloseable {
  private static final List<String> PATHS =
      List.of("videos/list", "users/me", "videos/search?q=cache", "videos/my/processing");
  private static final int LOOKING = 3;
  private static final Duration BETWEEN_UPLOADS = Duration.ofSeconds(2);

  /** So many at the usual pace; then fewer, as a slow machine has to work off all of them. */
  private static final int FAST = 30;

  private final FailoverClient client;
  private final Path clip;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Queue<Long> uploaded = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  Users(FailoverClient client, Path clip) {
    this.client = client;
    this.clip = clip;
  }

  Users come() {
    for (int user = 0; user < LOOKING; user++) {
      int first = user;
      var _ = threads.submit(() -> look(first));
    }
    var _ = threads.submit(this::upload);
    return this;
  }

  private void look(int first) {
    for (int turn = first; !over; turn++) {
      var path = PATHS.get(turn % PATHS.size());
      int preferred = turn;
      var _ = done("GET " + path, 200, () -> client.get(path, preferred));
    }
  }

  private void upload() {
    for (int turn = 0; !over; turn++) {
      int preferred = turn;
      var title = "Rolling " + turn;
      var answer = done("upload", 201, () -> client.upload(clip, title, preferred));
      if (answer != null) {
        uploaded.add(id(answer));
      }
      try {
        Thread.sleep(BETWEEN_UPLOADS.multipliedBy(turn < FAST ? 1 : 5));
      } catch (InterruptedException end) {
        return;
      }
    }
  }

  private @Nullable HttpResponse<String> done(String what, int expected, Request request) {
    try {
      var answer = request.send();
      if (answer.statusCode() == expected) {
        return answer;
      }
      failures.add("%s: %d %s".formatted(what, answer.statusCode(), answer.body()));
    } catch (IOException none) {
      failures.add(what + ": " + none);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  static long id(HttpResponse<String> answer) {
    return Api.JSON.readTree(answer.body()).path("data").path("id").asLong();
  }

  /** What was not answered as it should be. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** The videos that they have uploaded. */
  List<Long> uploaded() {
    return List.copyOf(uploaded);
  }

  /** Lets them finish what they are at. */
  void goHome() {
    over = true;
    threads.close();
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
  }

  private interface Request {
    HttpResponse<String> send() throws IOException, InterruptedException;
  }
}
