package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.e2e.LocalSystem.Running;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Kills what is under way: nothing that was accepted is lost. */
@Order(4)
@ExtendWith(LocalSystem.class)
@TestMethodOrder(OrderAnnotation.class)
class RecoveryTest {

  @Test
  @Order(1)
  void finishesAVideoWhoseWorkerWasKilled(Running system) throws Exception {
    var talk = Command.repository().resolve("samples/why-caches-miss.mp4");
    var uploaded = system.command().run("ingest", "--no-wait", "--json", talk);
    long id = Api.JSON.readTree(uploaded.out()).path(0).path("id").asLong();

    kill(process(system, "api"));

    assertThat(statusOnceFinished(system, id)).isEqualTo("ready");
  }

  @Test
  @Order(2)
  void leavesNoOrphanWhenTheSupervisorIsKilledAndStartsAgain(Running system) throws Exception {
    var before = status(system);
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

  private static long process(Running system, String service) throws Exception {
    return status(system)
        .path("services")
        .valueStream()
        .filter(each -> each.path("name").asString().equals(service))
        .findFirst()
        .orElseThrow()
        .path("pid")
        .asLong();
  }

  private static JsonNode status(Running system) throws Exception {
    return Api.JSON.readTree(system.command().run("status", "--json").out());
  }

  private static String statusOnceFinished(Running system, long id) throws Exception {
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
