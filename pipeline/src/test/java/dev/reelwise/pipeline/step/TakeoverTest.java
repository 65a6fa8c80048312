package dev.reelwise.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.TestStep;
import dev.reelwise.pipeline.fault.FailPoint;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TakeoverTest {

  @Test
  void keepsAWorkerOutThatHasLostItsLease() {
    Map<String, String> servers = Pipeline.servers("fence");
    CountDownLatch released = new CountDownLatch(1);
    TestStep paused =
        new TestStep(
            StepName.TRANSCRIBE,
            _ -> {
              awaitWhateverHappens(released);
              return "late";
            });
    TestStep quick = TestStep.quick(StepName.TRANSCRIBE);
    // As if this process stood still, with its only worker: it says nothing for an hour.
    Map<String, String> silent =
        Map.of("reelwise.jobs.heartbeat", "1h", "reelwise.jobs.workers.transcribe", "1");
    Map<String, String> alert = Map.of("reelwise.jobs.heartbeat", "250ms");
    try (Pipeline standing = Pipeline.start(servers, "relay,transcribe", silent, paused)) {
      VideoId video = standing.upload();
      Pipeline.await("the first has begun", () -> paused.started.contains(video));
      try (Pipeline other = Pipeline.start(servers, "transcribe", alert, quick)) {
        Pipeline.await(
            "the other is done", () -> standing.state(video, "transcribe").equals("done"));
        assertThat(other.bean(MeterRegistry.class).get("reelwise.step.takeovers").counter().count())
            .isEqualTo(1);
        released.countDown();
        Pipeline.await("both events are out", () -> standing.topicsPublished(video).size() == 2);
      }
      assertThat(paused.recorded).isEmpty();
      assertThat(quick.recorded).containsExactly(video);
      assertThat(standing.row(video, "transcribe"))
          .containsEntry("attempt", 2)
          .containsEntry("losses", 1)
          .containsEntry("failures", 0);
    } finally {
      released.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource(value = FailPoint.class, names = "STEP_.*", mode = EnumSource.Mode.MATCH_ALL)
  void aWorkerThatStoodStillForLongerThanItsLeaseDoublesNothing(
      FailPoint line, @TempDir Path faults) throws IOException {
    Map<String, String> servers = Pipeline.servers("still");
    String place = line.text() + ".transcribe";
    Files.createDirectory(faults.resolve("reached"));
    Files.writeString(Files.createDirectory(faults.resolve("armed")).resolve(place), "wait");
    Path standing = faults.resolve("reached").resolve(place);
    TestStep first = TestStep.quick(StepName.TRANSCRIBE);
    TestStep second = TestStep.quick(StepName.TRANSCRIBE);
    Map<String, String> silent =
        Map.of(
            "reelwise.jobs.heartbeat", "1h",
            "reelwise.jobs.workers.transcribe", "1",
            "reelwise.faults", faults.toString());
    Map<String, String> alert = Map.of("reelwise.jobs.heartbeat", "250ms");
    try (Pipeline still = Pipeline.start(servers, "relay,transcribe", silent, first)) {
      VideoId video = still.upload();
      Pipeline.await("the first stands still", () -> Files.exists(standing));
      try (Pipeline _ = Pipeline.start(servers, "transcribe", alert, second)) {
        Pipeline.await("the other has come so far", () -> isAsFarAsItGets(line, still, video));
        Files.delete(standing);
        Pipeline.await("both events are out", () -> still.topicsPublished(video).size() == 2);
        Pipeline.await("no job is left", () -> jobs(still) == 0);
      } finally {
        Files.deleteIfExists(standing);
      }
      boolean wasFirst = line == FailPoint.STEP_RECORDED || line == FailPoint.STEP_COMMITTED;
      assertThat(first.recorded).hasSize(wasFirst ? 1 : 0);
      assertThat(second.recorded).hasSize(wasFirst ? 0 : 1);
      assertThat(still.row(video, "transcribe"))
          .containsEntry("state", "done")
          .containsEntry("attempt", wasFirst ? 1 : 2)
          .containsEntry("failures", 0);
    }
  }

  /**
   * In its transaction the first still holds the rows; after it there is only the job to remove.
   */
  private static boolean isAsFarAsItGets(FailPoint line, Pipeline pipeline, VideoId video) {
    return switch (line) {
      case STEP_RECORDED -> count(pipeline, "pg_locks where not granted") > 0;
      case STEP_COMMITTED -> jobs(pipeline) == 0;
      default -> pipeline.state(video, "transcribe").equals("done");
    };
  }

  private static int jobs(Pipeline pipeline) {
    return count(pipeline, "video_transcribe_jobs");
  }

  private static int count(Pipeline pipeline, String from) {
    return pipeline.sql().sql("select count(*) from " + from).query(Integer.class).single();
  }

  /** Goes on when it is interrupted, as a process does that has been paused. */
  private static void awaitWhateverHappens(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // The pause is not over.
      }
    }
  }

  @Test
  void handsWorkBackWhenTheProcessStops() {
    Map<String, String> servers = Pipeline.servers("handback");
    TestStep endless =
        new TestStep(
            StepName.TRANSCRIBE,
            _ -> {
              Thread.sleep(Duration.ofMinutes(5));
              return "never";
            });
    TestStep quick = TestStep.quick(StepName.TRANSCRIBE);
    Map<String, String> hasty = Map.of("reelwise.jobs.grace", "100ms");
    VideoId video;
    try (Pipeline stopping = Pipeline.start(servers, "relay,transcribe", hasty, endless)) {
      video = stopping.upload();
      Pipeline.await("it has begun", () -> endless.started.contains(video));
    }
    try (Pipeline next = Pipeline.start(servers, "transcribe", quick)) {
      Pipeline.await(
          "taken up at once",
          Duration.ofSeconds(3),
          () -> next.state(video, "transcribe").equals("done"));
      assertThat(next.row(video, "transcribe"))
          .containsEntry("attempt", 2)
          .containsEntry("losses", 0)
          .containsEntry("failures", 0);
    }
  }

  @Test
  void refusesToStartWithoutAStepThatARoleNeeds() {
    Map<String, String> servers = Pipeline.servers("nostep");
    assertThatThrownBy(
            () -> Pipeline.start(servers, "transcode,index", TestStep.quick(StepName.INDEX)))
        .hasStackTraceContaining("reelwise.roles has 'transcode'");
    assertThatThrownBy(() -> Pipeline.start(servers, "transmogrify"))
        .hasStackTraceContaining("no role 'transmogrify'");
  }
}
