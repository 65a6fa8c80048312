package dev.reelwise.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.TestStep;
import dev.reelwise.pipeline.video.VideoFlow;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimeLimitsTest {

  private static final Map<VideoId, Map<StepName, Duration>> LIMITS = new ConcurrentHashMap<>();
  private static final Map<VideoId, TestStep.Work> WORK = new ConcurrentHashMap<>();
  private static final TestStep STEP =
      new TestStep(StepName.TRANSCRIBE, context -> WORK.get(context.videoId()).on(context));
  private static Pipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline =
        Pipeline.start(
            Pipeline.servers("limits"),
            "relay,transcode,transcribe,summarize,index",
            Map.of(
                "reelwise.steps.backoff.transcribe", "1h",
                "reelwise.steps.patience", "2s",
                "reelwise.steps.limit.base", "4s",
                "reelwise.steps.limit.transcribe", "3",
                "reelwise.jobs.poll", "100ms",
                "reelwise.jobs.workers.transcribe", "3"),
            STEP,
            told(StepName.TRANSCODE),
            told(StepName.SUMMARIZE),
            told(StepName.INDEX));
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void workThatMakesNoProgressIsStoppedAndTriedAgain() {
    VideoId video =
        upload(
            _ -> {
              new CountDownLatch(1).await();
              return "never";
            });
    awaitStop(video);
    assertThat(pipeline.row(video, "transcribe"))
        .containsEntry("failures", 1)
        .containsEntry("error", "No progress for 2 seconds");
  }

  @Test
  void anAttemptHasTimeByTheLengthOfTheVideo() {
    VideoId busy = upload(context -> busyForEver(context, Duration.ZERO));
    VideoId longer = upload(context -> busyForEver(context, Duration.ofSeconds(1)));
    awaitStop(busy);
    awaitStop(longer);

    assertThat(pipeline.row(busy, "transcribe"))
        .containsEntry("error", "Took longer than 4 seconds");
    assertThat(pipeline.row(longer, "transcribe"))
        .containsEntry("error", "Took longer than 7 seconds");
  }

  @Test
  void everyStepKnowsTheLengthThatTheVideosRowHas() {
    VideoId video = upload(TimeLimitsTest::tell, 1_000);
    Pipeline.await("ready", () -> pipeline.status(video) == VideoStatus.READY);

    assertThat(LIMITS.get(video))
        .containsOnly(
            Map.entry(StepName.TRANSCODE, Duration.ofSeconds(4 + 60_000)),
            Map.entry(StepName.TRANSCRIBE, Duration.ofSeconds(4 + 3_000)),
            Map.entry(StepName.SUMMARIZE, Duration.ofSeconds(4 + 10_000)),
            Map.entry(StepName.INDEX, Duration.ofSeconds(4 + 1_000)));
  }

  private static TestStep told(StepName step) {
    return new TestStep(step, TimeLimitsTest::tell);
  }

  private static String tell(StepContext context) {
    Run run = (Run) context;
    LIMITS
        .computeIfAbsent(context.videoId(), _ -> new ConcurrentHashMap<>())
        .put(run.lease().step(), pipeline.bean(StepSettings.class).limit().of(run));
    return "done";
  }

  private static VideoId upload(TestStep.Work work) {
    return upload(work, 0);
  }

  private static VideoId upload(TestStep.Work work, int seconds) {
    VideoId[] video = new VideoId[1];
    pipeline.inTransaction(
        () -> {
          video[0] = pipeline.video();
          pipeline
              .sql()
              .sql("update videos set duration_seconds = nullif(:seconds, 0) where id = :id")
              .param("seconds", seconds)
              .param("id", video[0].value())
              .update();
          WORK.put(video[0], work);
          pipeline.bean(VideoFlow.class).start(Pipeline.uploaded(video[0]));
        });
    return video[0];
  }

  private static void awaitStop(VideoId video) {
    Pipeline.await("stopped", () -> pipeline.state(video, "transcribe").equals("retrying"));
  }

  /** Tells of progress, but never ends. */
  private static String busyForEver(StepContext context, Duration length)
      throws InterruptedException {
    context.length(length);
    for (int i = 0; true; i++) {
      context.progress(i % 2 * 0.5);
      Thread.sleep(50);
    }
  }
}
