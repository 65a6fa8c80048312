package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Kills what is under way: nothing that was accepted is lost. */
@Execution(ExecutionMode.CONCURRENT)
@TestMethodOrder(OrderAnnotation.class)
class RecoveryTest {

  private static OwnSystem system;

  @BeforeAll
  static void start() throws Exception {
    system = OwnSystem.start(Map.of("REELWISE_HEIGHTS", "144,240"));
  }

  @AfterAll
  static void stop() throws Exception {
    system.close();
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  @Order(1)
  void finishesAVideoWhoseWorkerWasKilled() throws Exception {
    var talk = Command.repository().resolve("samples/why-caches-miss.mp4");
    var uploaded = system.command().run("ingest", "--no-wait", "--json", talk);
    long id = Api.JSON.readTree(uploaded.out()).path(0).path("id").asLong();

    kill(system.process("api").pid());

    assertThat(statusOnceFinished(id)).isEqualTo("ready");
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  @Order(2)
  void leavesNoOrphanWhenTheSupervisorIsKilledAndStartsAgain() throws Exception {
    var before = Api.JSON.readTree(system.command().run("status", "--json").out());
    kill(before.path("pid").asLong());
    for (var service : before.path("services")) {
      var orphan = ProcessHandle.of(service.path("pid").asLong());
      if (orphan.isPresent()) {
        orphan.get().onExit().get(20, TimeUnit.SECONDS);
      }
    }

    var again = system.command().run("up", "-d", "--any-ports");

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(system.command().run("search", "capacity").out()).contains("why-caches-miss");
  }

  private static void kill(long pid) throws Exception {
    var process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(10, TimeUnit.SECONDS);
  }

  private static String statusOnceFinished(long id) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    var status = "unknown";
    while (System.nanoTime() < deadline && !status.equals("ready") && !status.equals("failed")) {
      Thread.sleep(500);
      try {
        status = system.api().data("videos/" + id).path("video").path("status").asString("unknown");
      } catch (java.io.IOException restarting) {
        status = "unknown";
      }
    }
    return status;
  }
}
