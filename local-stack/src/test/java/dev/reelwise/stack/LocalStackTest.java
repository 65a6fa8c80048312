package dev.reelwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of all five servers, in one test, as each start of them takes seconds. */
class LocalStackTest {
  private static final Map<String, String> KEPT =
      Map.of(
          "postgres", "kept", "redis", "kept", "kafka", "kept", "opensearch", "kept", "s3", "kept");

  @TempDir Path folder;

  @BeforeAll
  static void prepare() throws Exception {
    LocalStack.prepare(StackHome.find());

    assertThat(ClassArchive.allIn(StackHome.find())).isTrue();
  }

  @Test
  void keepsDataThroughTheSuddenDeathOfTheSupervisorAndOfEachServer() throws Exception {
    Path data = folder.resolve("data");
    List<ProcessHandle> servers = startElsewhereAndKill(data);
    Await.until(
        "no server outlives its supervisor",
        () -> servers.stream().noneMatch(ProcessHandle::isAlive));

    LocalStack stack =
        LocalStack.start(StackSettings.of(data).withEnvironment(Map.of()).withFreePorts());
    try {
      assertThat(new Keepsakes(stack.environment()).find("kept")).isEqualTo(KEPT);
      killAllServers(stack);
      assertThat(new Keepsakes(stack.environment()).find("kept")).isEqualTo(KEPT);
    } finally {
      long begin = System.nanoTime();
      stack.close();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    }
    assertThat(LocalStack.running(data)).isEmpty();
    assertThat(Files.list(data.resolve("run")).map(Path::getFileName).map(Path::toString))
        .containsExactlyInAnyOrder("lock", "tmp");
    assertThat(Files.list(data.resolve("run/tmp"))).isEmpty();
  }

  private static List<ProcessHandle> startElsewhereAndKill(Path data) throws Exception {
    Process supervisor =
        TestRun.launch(data, data.resolveSibling("supervisor.log"), ProcessHandle.current());
    Await.until(
        "the stack is ready: " + data,
        () ->
            LocalStack.running(data).filter(RunningStack::isReady).isPresent()
                || !supervisor.isAlive());
    RunningStack running = LocalStack.running(data).orElseThrow();
    assertThat(running.status())
        .hasSize(5)
        .allSatisfy(
            status -> {
              assertThat(status.state()).isEqualTo(ServerStatus.State.READY);
              assertThat(status.memoryBytes()).isPositive();
            });
    assertThat(running.status().stream().mapToLong(ServerStatus::memoryBytes).sum())
        .isLessThan(1_100L << 20);
    new Keepsakes(running.environment()).leave("kept");
    List<ProcessHandle> servers =
        running.status().stream()
            .map(status -> ProcessHandle.of(status.pid()).orElseThrow())
            .toList();
    supervisor.destroyForcibly().waitFor();
    return servers;
  }

  private static void killAllServers(LocalStack stack) throws Exception {
    for (ServerStatus status : stack.status()) {
      ProcessHandle.of(status.pid()).orElseThrow().destroyForcibly();
    }
    Await.until(
        "all servers are back",
        () ->
            stack.status().stream()
                .allMatch(
                    status -> status.restarts() > 0 && status.state() == ServerStatus.State.READY));
  }
}
