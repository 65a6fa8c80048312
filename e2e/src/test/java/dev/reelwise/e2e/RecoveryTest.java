package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.e2e.LocalSystem.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    var part = Recording.partOfTheTalk(system.folder().resolve("why-caches-miss-in-short.mp4"));
    long worker = process(system, "api");
    var api = system.api();
    var uploaded = system.command().run("ingest", "--no-wait", "--json", part);
    long id = Api.JSON.readTree(uploaded.out()).path(0).path("id").asLong();
    var underWay = Set.of("transcoding", "transcribing");
    assertThat(statusOnceIn(underWay, api, id)).isIn(underWay);
    var folder = folderOfTheWorker(system, id);

    kill(worker);

    assertThat(folder).as("left by whoever was killed").isDirectory();
    assertThat(statusOnceIn(Set.of("ready", "failed"), api, id)).isEqualTo("ready");
    assertThat(folder).as("deleted by whoever came after").doesNotExist();
    assertThat(folder.resolveSibling(folder.getFileName() + ".lock")).doesNotExist();
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

  /** The folder of the process that has files of the video: {@code work-…/{video}-…}. */
  private static Path folderOfTheWorker(Running system, long video) throws Exception {
    List<Path> found = new ArrayList<>();
    OwnSystem.await(
        "files that are worked on",
        Duration.ofMinutes(1),
        () -> {
          try (var files = Files.newDirectoryStream(system.work(), "work-*")) {
            for (var folder : files) {
              if (Files.isDirectory(folder) && holds(folder, video)) {
                found.add(folder);
              }
            }
          }
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  private static boolean holds(Path folder, long video) throws IOException {
    try (var inside = Files.newDirectoryStream(folder, video + "-*")) {
      return inside.iterator().hasNext();
    }
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

  private static String statusOnceIn(Set<String> awaited, Api api, long id) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    var status = "unknown";
    while (System.nanoTime() < deadline && !awaited.contains(status)) {
      Thread.sleep(200);
      try {
        status = api.data("videos/" + id).path("video").path("status").asString("unknown");
      } catch (java.io.IOException restarting) {
        status = "unknown";
      }
    }
    return status;
  }
}
