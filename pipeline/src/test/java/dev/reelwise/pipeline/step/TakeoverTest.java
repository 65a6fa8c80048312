package dev.reelwise.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.TestStep;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

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
    // As if this process stood still: it says nothing for an hour.
    Map<String, String> silent = Map.of("reelwise.jobs.heartbeat", "1h");
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
