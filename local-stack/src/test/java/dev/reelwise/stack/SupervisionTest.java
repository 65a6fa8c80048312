package dev.reelwise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a supervisor does with any server, shown with the quickest one. */
class SupervisionTest {
  private static final Map<String, String> ALL_BUT_REDIS_ELSEWHERE =
      Map.of(
          "DB_HOST", "db.example",
          "KAFKA_BROKERS", "kafka.example:9092",
          "OPENSEARCH_HOST", "search.example",
          "AWS_S3_ENDPOINT", "https://s3.example");

  @TempDir Path data;

  private final List<String> notices = new CopyOnWriteArrayList<>();

  @Test
  void leavesOutServersThatAreElsewhereAndPassesTheirVariablesOn() throws Exception {
    try (LocalStack stack = LocalStack.start(redisOnly())) {
      assertThat(stack.status()).extracting(ServerStatus::name).containsExactly("redis");
      assertThat(stack.environment()).containsAllEntriesOf(ALL_BUT_REDIS_ELSEWHERE);
      assertThat(notices).contains("kafka is left out, as KAFKA_BROKERS is set");
    }
  }

  @Test
  void takesAnotherPortWhenOneIsBusyAndTellsSo() throws Exception {
    try (ServerSocket busy = new ServerSocket(0);
        LocalStack stack = LocalStack.start(redisOnly(busy.getLocalPort()))) {
      String port = stack.environment().get("REDIS_PORT");
      assertThat(port).isNotEqualTo(Integer.toString(busy.getLocalPort()));
      assertThat(notices)
          .contains("Port " + busy.getLocalPort() + " is taken, so redis listens on " + port);
    }
  }

  @Test
  void endsAnOrphanOfAnEarlierRunInsteadOfTakingItForItsOwn() throws Exception {
    int port = new Ports().pick(0);
    Process orphan = orphanOn(port);
    DataFolder folder = DataFolder.open(data);
    PidFile.of(orphan.toHandle(), port, ServerStatus.State.READY, 0)
        .write(folder.run().resolve("redis.pid"));

    try (LocalStack stack = LocalStack.start(redisOnly(port))) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(stack.status().getFirst().port()).isEqualTo(port);
      assertThat(stack.status().getFirst().pid()).isNotEqualTo(orphan.pid());
    }
  }

  @Test
  void sparesAStrangerThatGotTheNumberOfAnOrphan() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Instant before = stranger.info().startInstant().orElseThrow().minus(Duration.ofHours(1));
      Path file = data.resolve("redis.pid");
      new PidFile(stranger.pid(), before, 1, ServerStatus.State.READY, 0).write(file);

      PidFile.endOrphan(file);

      assertThat(stranger.isAlive()).isTrue();
      assertThat(file).doesNotExist();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void letsOneProcessAtATimeUseADataFolder() throws Exception {
    try (LocalStack stack = LocalStack.start(redisOnly())) {
      assertThat(stack.status()).isNotEmpty();
      assertThatThrownBy(() -> LocalStack.start(redisOnly()))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
      assertThat(LocalStack.running(data).orElseThrow().status()).hasSize(1);
    }
  }

  @Test
  void keepsAFurtherChildRunningWithTheEnvironmentOfTheStack() throws Exception {
    Files.writeString(data.resolve("hello.txt"), "hello");
    int port = new Ports().pick(0);
    try (LocalStack stack = LocalStack.start(redisOnly())) {
      stack.launch(webServer(port));
      long pid = stack.status().getLast().pid();
      assertThat(Files.readString(Path.of("/proc/" + pid + "/environ")))
          .contains("REDIS_PORT=" + stack.environment().get("REDIS_PORT"));

      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      Await.until(
          "the child is back",
          () ->
              stack.status().getLast().restarts() == 1
                  && stack.status().getLast().state() == ServerStatus.State.READY);
      assertThat(Files.size(data.resolve("logs/web.log"))).isPositive();
    }
    assertThat(Ports.isFree(port)).isTrue();
  }

  @Test
  void tellsTheEndOfTheLogOfAChildThatDoesNotStart() throws Exception {
    ServerSpec broken =
        new ServerSpec(
            "broken", List.of("sh", "-c", "echo no such luck; exit 3"), Map.of(), 1, () -> false);
    try (LocalStack stack = LocalStack.start(redisOnly())) {
      assertThatThrownBy(() -> stack.launch(broken))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("no such luck");
      assertThat(stack.status()).extracting(ServerStatus::name).containsExactly("redis");
    }
  }

  @Test
  void keepsSecretsFromOtherUsers() throws Exception {
    try (LocalStack stack = LocalStack.start(redisOnly())) {
      assertThat(stack.environment().get("REDIS_PASSWORD")).hasSizeGreaterThan(30);
      for (String file : new String[] {"secrets", "run/environment", "redis/redis.conf"}) {
        assertThat(Files.getPosixFilePermissions(data.resolve(file)))
            .as(file)
            .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
      }
      String commandLine =
          Files.readString(Path.of("/proc/" + stack.status().getFirst().pid() + "/cmdline"));
      assertThat(commandLine).doesNotContain(stack.environment().get("REDIS_PASSWORD"));
    }
  }

  private StackSettings redisOnly(int port) {
    return new StackSettings(
        StackHome.find(),
        data,
        new HashMap<>(ALL_BUT_REDIS_ELSEWHERE),
        Map.of(Server.REDIS, port),
        notices::add);
  }

  private StackSettings redisOnly() {
    return redisOnly(0);
  }

  private Process orphanOn(int port) throws Exception {
    Place place =
        new Place(
            StackHome.find(), DataFolder.open(data), Secrets.keptIn(DataFolder.open(data)), false);
    ServerSpec spec = new RedisServer(place).prepare(port, new Ports());
    Process orphan =
        new ProcessBuilder(new ArrayList<>(spec.command()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Await.until(
        "the orphan answers",
        () -> {
          try {
            return spec.readiness().answers();
          } catch (java.io.IOException notYet) {
            return false;
          }
        });
    return orphan;
  }

  private ServerSpec webServer(int port) {
    List<String> command =
        new ArrayList<>(List.of(Programs.java().toString(), "-m", "jdk.httpserver"));
    command.addAll(List.of("-b", "127.0.0.1", "-p", Integer.toString(port), "-d", data.toString()));
    URI address = URI.create("http://127.0.0.1:" + port + "/hello.txt");
    return new ServerSpec(
        "web", command, Map.of(), port, () -> Http.get(address, Map.of()).status() == 200);
  }
}
