package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.e2e.LocalSystem.Running;
import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.ServerStatus;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Restarts the services one after the other, as a new release does, while they are used. */
@Tag("long")
@Order(6)
@ExtendWith(LocalSystem.class)
class RollingRestartTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  /** The least that a part has which is not the last one. */
  private static final int PART = 5 << 20;

  @Test
  void losesNoRequestAndNoJobWhileTheServicesAreRestarted(Running system) throws Exception {
    var talk = Command.repository().resolve("samples/why-caches-miss.mp4").toString();
    var clip = make(system, "clip.mp4", "-t", "3", "-i", talk, "-vf", "scale=320:180");
    var longTalk =
        make(system, "long.mp4", "-stream_loop", "-1", "-i", talk, "-t", "120", "-c", "copy");
    List<Long> videos = new ArrayList<>();
    HttpResponse<String> slow;
    try (var second = SecondApi.start(system.command())) {
      var api = system.api();
      var client = new FailoverClient(List.of(api.base(), second.address()), api.token());
      try (var users = new Users(client, clip).come()) {
        long longOne = Users.id(client.upload(longTalk, "Rolling long", 0));
        videos.add(longOne);
        boolean atSecond = workerOf(system, longOne) == second.pid();

        var halfway = new CountDownLatch(1);
        var sending =
            background(() -> client.uploadSlowly(clip, "Rolling slow", halfway, atSecond ? 1 : 0));
        assertThat(halfway.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        var inParts = DirectFile.start(client);
        byte[] large = padded(clip);
        inParts.send(1, Arrays.copyOf(large, PART));
        restart(system, second, atSecond);
        slow = sending.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        videos.add(Users.id(slow));
        inParts.send(2, Arrays.copyOfRange(large, PART, large.length));
        restart(system, second, !atSecond);
        var completed = inParts.complete();
        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(201);
        restart(system, "summarizer");
        var saved = inParts.save("Rolling in parts", "");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        videos.add(Users.id(saved));

        users.goHome();
        videos.addAll(users.uploaded());
        assertThat(users.failures()).isEmpty();
        assertThat(users.uploaded()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(slow.statusCode()).as(slow.body()).isEqualTo(201);
        assertThat(slow.uri().getPort())
            .as("the upload under way was finished where it had begun")
            .isEqualTo((atSecond ? second.address() : api.base()).getPort());
        awaitAllReady(system, videos);
        assertThat(steps(system, List.of(longOne), "max(attempt)"))
            .as("the long work was interrupted, and taken up again")
            .isGreaterThan(1);
      }
    }
    assertThat(steps(system, videos, "sum(losses)")).as("workers that were lost").isZero();
    assertThat(steps(system, videos, "sum(failures)")).as("attempts used up").isZero();
  }

  private static Path make(Running system, String name, String... arguments) throws Exception {
    return Recording.make(system.folder().resolve("rolling-" + name), arguments);
  }

  /** The same film with an empty box behind it that players skip: enough for two parts. */
  private static byte[] padded(Path film) throws Exception {
    byte[] content = Files.readAllBytes(film);
    return ByteBuffer.allocate(content.length + PART)
        .put(content)
        .putInt(PART)
        .put("free".getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  private static <T> CompletableFuture<T> background(Callable<T> work) {
    var result = new CompletableFuture<T>();
    Thread.startVirtualThread(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception failure) {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  private static void restart(Running system, SecondApi second, boolean theSecond)
      throws Exception {
    if (theSecond) {
      second.restart();
    } else {
      restart(system, "api");
    }
  }

  /** Asks a service to end; its supervisor brings it back. */
  private static void restart(Running system, String service) throws Exception {
    var before = status(system, service);
    var process = ProcessHandle.of(before.pid()).orElseThrow();
    process.destroy();
    process.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    await(
        () -> {
          var now = status(system, service);
          return now.pid() > 0 && now.pid() != before.pid();
        });
    SecondApi.awaitReady(URI.create("http://localhost:" + before.port()));
  }

  private static ServerStatus status(Running system, String service) {
    return LocalStack.running(system.command().data()).orElseThrow().status().stream()
        .filter(server -> server.name().equals(service))
        .findFirst()
        .orElseThrow();
  }

  /** The process that transcribes the video. */
  private static long workerOf(Running system, long video) throws Exception {
    var worker =
        """
        coalesce(max(split_part(worker, '@', 1)::bigint) filter (
          where step = 'transcribe' and state = 'running'), 0)
        """;
    await(() -> steps(system, List.of(video), worker) > 0);
    return steps(system, List.of(video), worker);
  }

  private static void awaitAllReady(Running system, List<Long> videos) throws Exception {
    await(
        () ->
            number(
                    system,
                    "select count(*) from videos where status = 'ready' and id in (%s)"
                        .formatted(list(videos)))
                == videos.size());
  }

  private static long steps(Running system, List<Long> videos, String what) throws SQLException {
    return number(
        system, "select %s from video_steps where video_id in (%s)".formatted(what, list(videos)));
  }

  private static String list(List<Long> videos) {
    return videos.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static long number(Running system, String sql) throws SQLException {
    Map<String, String> to =
        LocalStack.running(system.command().data()).orElseThrow().environment();
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s?currentSchema=%s"
                    .formatted(
                        to.get("DB_HOST"),
                        to.get("DB_PORT"),
                        to.get("DB_NAME"),
                        to.get("DB_SCHEMA")),
                to.get("PG_USER"),
                to.get("PG_PASSWORD"));
        var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void await(Callable<Boolean> reached) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!reached.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not reached within " + LIMIT);
      }
      Thread.sleep(200);
    }
  }
}
