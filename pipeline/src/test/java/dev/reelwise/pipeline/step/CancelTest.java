package dev.reelwise.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.TestStep;
import dev.reelwise.pipeline.video.StepNotRetryable;
import dev.reelwise.pipeline.video.VideoFlow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CancelTest {

  private static final UserId OWNER = new UserId(7);

  @Test
  void stopsWhatRunsAndSendsItOnWhenItIsRetried() {
    CountDownLatch interrupted = new CountDownLatch(1);
    TestStep transcode = TestStep.quick(StepName.TRANSCODE);
    TestStep transcribe = new TestStep(StepName.TRANSCRIBE, step -> firstWaits(step, interrupted));
    TestStep summarize = TestStep.quick(StepName.SUMMARIZE);
    TestStep index = TestStep.quick(StepName.INDEX);
    try (Pipeline pipeline =
        Pipeline.start(
            Pipeline.servers("cancel"),
            "relay,transcode,transcribe,summarize,index",
            transcode,
            transcribe,
            summarize,
            index)) {
      VideoFlow flow = pipeline.bean(VideoFlow.class);
      VideoId video = pipeline.upload();
      Pipeline.await("it runs", () -> transcribe.started.contains(video));
      Pipeline.await("one is done", () -> pipeline.state(video, "transcode").equals("done"));

      assertThat(flow.cancel(video, OWNER)).isTrue();

      Pipeline.await("the work is stopped", () -> interrupted.getCount() == 0);
      assertThat(pipeline.status(video)).isEqualTo(VideoStatus.FAILED);
      assertThat(message(pipeline, video)).isEqualTo("Cancelled by its owner");
      assertThat(states(pipeline, video))
          .containsExactly("done", "cancelled", "cancelled", "cancelled");
      assertThat(transcribe.recorded).isEmpty();
      Pipeline.await(
          "all are told", () -> pipeline.topicsPublished(video).contains("video.failed"));
      assertThat(flow.cancel(video, OWNER)).as("a second click").isFalse();

      assertThat(flow.retry(video, OWNER)).isTrue();

      Pipeline.await("it is ready", () -> pipeline.status(video) == VideoStatus.READY);
      assertThat(transcode.recorded).as("what was done").containsExactly(video);
      assertThat(flow.cancel(video, OWNER)).as("nothing is left to stop").isFalse();
    }
  }

  private static String firstWaits(StepContext step, CountDownLatch interrupted)
      throws InterruptedException {
    if (step.attempt() == 1) {
      try {
        Thread.sleep(Duration.ofMinutes(5));
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
    }
    return "done";
  }

  @Test
  void whatWasOnItsWayWhenItWasCancelledStartsNothing() {
    TestStep[] steps = TestStep.quick();
    Map<String, String> servers = Pipeline.servers("cancelearly");
    try (Pipeline pipeline = Pipeline.start(servers, "transcode,transcribe", steps)) {
      // Without a relay the event rests in the outbox.
      VideoId video = pipeline.upload();
      VideoFlow flow = pipeline.bean(VideoFlow.class);
      assertThat(flow.cancel(video, OWNER)).isTrue();

      try (Pipeline _ = Pipeline.start(servers, "relay,transcode,transcribe", TestStep.quick())) {
        Pipeline.await(
            "the event has come", () -> pipeline.row(video, "transcribe").get("trigger") != null);
        assertThat(states(pipeline, video))
            .containsExactly("cancelled", "cancelled", "cancelled", "cancelled");

        flow.retry(video, OWNER);

        Pipeline.await("it is done", () -> pipeline.state(video, "transcribe").equals("done"));
        assertThat(pipeline.state(video, "summarize")).isIn("pending", "queued");
      }
    }
  }

  @Test
  void aStepOfAReadyVideoRunsAgainWithAllThatDependsOnIt() {
    TestStep transcode = TestStep.quick(StepName.TRANSCODE);
    TestStep transcribe = TestStep.quick(StepName.TRANSCRIBE);
    TestStep summarize = TestStep.quick(StepName.SUMMARIZE);
    TestStep index = TestStep.quick(StepName.INDEX);
    try (Pipeline pipeline =
        Pipeline.start(
            Pipeline.servers("rerun"),
            "relay,transcode,transcribe,summarize,index",
            transcode,
            transcribe,
            summarize,
            index)) {
      VideoFlow flow = pipeline.bean(VideoFlow.class);
      VideoId video = pipeline.upload();
      Pipeline.await("it is ready", () -> pipeline.status(video) == VideoStatus.READY);

      flow.rerun(video, StepName.TRANSCRIBE, OWNER);
      assertThat(pipeline.status(video)).isNotEqualTo(VideoStatus.READY);
      flow.rerun(video, StepName.TRANSCRIBE, OWNER);

      Pipeline.await(
          "it is ready again",
          () -> index.recorded.size() == 2 && pipeline.status(video) == VideoStatus.READY);
      assertThat(transcode.recorded).hasSize(1);
      assertThat(transcribe.recorded).hasSizeBetween(2, 3);
      assertThat(summarize.recorded).hasSizeBetween(2, 3);
      assertThat(flow.retry(video, OWNER)).as("nothing has failed").isFalse();
    }
  }

  @Test
  void aStepThatNobodyAskedForCanNotBeRunAgain() {
    try (Pipeline pipeline = Pipeline.start(Pipeline.servers("unasked"), "relay")) {
      VideoId video = pipeline.video();
      assertThatThrownBy(() -> pipeline.bean(VideoFlow.class).rerun(video, StepName.INDEX, OWNER))
          .isInstanceOf(StepNotRetryable.class);
    }
  }

  private static List<String> states(Pipeline pipeline, VideoId video) {
    return List.of("transcode", "transcribe", "summarize", "index").stream()
        .map(step -> pipeline.state(video, step))
        .toList();
  }

  private static String message(Pipeline pipeline, VideoId video) {
    return pipeline
        .sql()
        .sql("select status_message from videos where id = :id")
        .param("id", video.value())
        .query(String.class)
        .single();
  }
}
