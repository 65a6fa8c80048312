package dev.reelwise.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.contracts.event.VideoUploaded;
import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.TestStep;
import dev.reelwise.pipeline.room.Room;
import dev.reelwise.pipeline.video.StatusChange;
import dev.reelwise.pipeline.video.StatusLog;
import dev.reelwise.pipeline.video.StepNotRetryable;
import dev.reelwise.pipeline.video.VideoFlow;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.dao.QueryTimeoutException;

/** Transcribing does what each test's video says; the other steps' workers don't run. */
class StepRunnerTest {

  private static final Map<String, String> SERVERS = Pipeline.servers("runner");
  private static final Map<VideoId, TestStep.Work> WORK = new ConcurrentHashMap<>();
  private static final TestStep STEP =
      new TestStep(StepName.TRANSCRIBE, context -> WORK.get(context.videoId()).on(context));
  private static final Map<String, String> QUICK =
      Map.of(
          "reelwise.steps.backoff.transcribe", "20ms",
          "reelwise.steps.outage-backoff", "10ms",
          "reelwise.steps.longest-outage-backoff", "200ms",
          "reelwise.jobs.poll", "100ms",
          "reelwise.jobs.workers.transcribe", "3");
  private static Pipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline = Pipeline.start(SERVERS, "relay,transcribe", QUICK, STEP);
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void aWorkersLinesTellWhoseVideoItIs() {
    Map<String, String> seen = new ConcurrentHashMap<>();
    VideoId video =
        upload(
            _ -> {
              seen.putAll(MDC.getCopyOfContextMap());
              return "done";
            });
    awaitState(video, "done");
    assertThat(seen)
        .containsEntry("video", video.toString())
        .containsEntry("user", "7")
        .containsEntry("step", "transcribe")
        .containsEntry("attempt", "1");
  }

  @Test
  void triesATransientFailureAgain() {
    VideoId video =
        upload(
            context -> {
              if (context.attempt() < 3) {
                throw new StepFailure.Transient("The engine is busy", new Exception());
              }
              return "done";
            });
    awaitState(video, "done");
    assertThat(pipeline.row(video, "transcribe"))
        .containsEntry("attempt", 3)
        .containsEntry("failures", 2)
        .containsEntry("error", null);
    assertThat(statuses(video)).doesNotContain(VideoStatus.FAILED);
  }

  @Test
  void failsAfterTheLastAttemptWithTheReasonAndAnEvent() {
    VideoId video =
        upload(
            _ -> {
              throw new IllegalStateException("the cable is loose");
            });
    awaitState(video, "failed");
    assertThat(pipeline.row(video, "transcribe")).containsEntry("attempt", 3);
    assertThat(message(video))
        .isEqualTo(
            "Transcribing failed: An unexpected error stopped this step: the cable is loose");
    Pipeline.await(
        "the failure is told", () -> pipeline.topicsPublished(video).contains("video.failed"));
    assertThat(statuses(video)).endsWith(VideoStatus.FAILED);
  }

  @Test
  void countsAttemptsByHowTheyEnd() {
    Map<String, Long> before = endings();
    VideoId video =
        upload(
            context -> {
              switch (context.attempt()) {
                case 1 -> throw new StepFailure.Transient("Busy", new Exception());
                case 2 -> throw new StepFailure.Unavailable("Away", new Exception());
                default -> {
                  return "done";
                }
              }
            });
    awaitState(video, "done");
    VideoId hopeless =
        upload(
            _ -> {
              throw new StepFailure.Permanent("No", new Exception());
            });
    awaitState(hopeless, "failed");

    for (String kind : List.of("done", "transient", "waited", "permanent")) {
      // The meter moves on just after the row.
      Pipeline.await(kind, () -> endings().get(kind) == before.get(kind) + 1);
    }
    assertThat(endings()).containsEntry("lost", before.get("lost"));
  }

  private static Map<String, Long> endings() {
    return pipeline.bean(MeterRegistry.class).find("reelwise.step.run").timers().stream()
        .collect(
            Collectors.toMap(
                timer -> String.valueOf(timer.getId().getTag("outcome")), Timer::count));
  }

  @Test
  void failsAtOnceWhenTryingAgainCannotHelp() {
    VideoId video =
        upload(
            _ -> {
              throw new StepFailure.Permanent("This file is empty", new Exception());
            });
    awaitState(video, "failed");
    assertThat(pipeline.row(video, "transcribe")).containsEntry("attempt", 1);
    assertThat(message(video)).isEqualTo("Transcribing failed: This file is empty");
  }

  @Test
  void usesUpNoAttemptWhileAServerOfOursIsAway() {
    VideoId video =
        upload(
            context -> {
              if (context.attempt() < 4) {
                throw new QueryTimeoutException("the database is away");
              }
              if (context.attempt() < 6) {
                throw new StepFailure.Unavailable("The store is away", new Exception());
              }
              return "done";
            });
    awaitState(video, "done");
    assertThat(pipeline.row(video, "transcribe"))
        .containsEntry("attempt", 6)
        .containsEntry("failures", 0)
        .containsEntry("waits", 5);
  }

  @Test
  void waitsForDiskSpaceWithoutUsingUpAnAttemptAndSaysSo() {
    Room room = pipeline.bean(Room.class);
    AtomicBoolean crowded = new AtomicBoolean(true);
    long waited = endings().get("no_room");
    VideoId video =
        upload(
            context -> {
              try (Room.Claim _ = room.claim(crowded.get() ? Long.MAX_VALUE / 2 : 1)) {
                return "done";
              } catch (IOException e) {
                throw new StepFailure.Transient("The disk", e);
              }
            });
    Pipeline.await(
        "it waits",
        () -> pipeline.row(video, "transcribe").get("waits") instanceof Integer n && n >= 4);
    assertThat(pipeline.row(video, "transcribe"))
        .containsEntry("failures", 0)
        .extractingByKey("error", STRING)
        .startsWith("Waiting for disk space: it needs ")
        .endsWith(" GB are free");
    assertThat(statuses(video)).doesNotContain(VideoStatus.FAILED);
    crowded.set(false);
    awaitState(video, "done");

    assertThat(pipeline.row(video, "transcribe")).containsEntry("failures", 0);
    assertThat(endings().get("no_room")).isGreaterThan(waited + 3);
  }

  @Test
  void takesAFullDiskForNoFaultOfTheWork() {
    VideoId video =
        upload(
            context -> {
              if (context.attempt() < 5) {
                throw new UncheckedIOException(
                    new FileSystemException("x", null, "No space left on device"));
              }
              return "done";
            });
    awaitState(video, "done");
    assertThat(pipeline.row(video, "transcribe"))
        .containsEntry("failures", 0)
        .containsEntry("waits", 4);
  }

  @Test
  void runsAFailedStepAgainWhenAsked() {
    VideoId video =
        upload(
            _ -> {
              throw new StepFailure.Permanent("No", new Exception());
            });
    awaitState(video, "failed");
    WORK.put(video, _ -> "done");
    pipeline.bean(VideoFlow.class).retry(video, StepName.TRANSCRIBE);
    awaitState(video, "done");

    assertThat(pipeline.row(video, "transcribe"))
        .containsEntry("attempt", 2)
        .containsEntry("run", 2);
    assertThat(pipeline.status(video)).isEqualTo(VideoStatus.TRANSCODING);
    assertThat(message(video)).isEmpty();
    assertThatThrownBy(() -> pipeline.bean(VideoFlow.class).retry(video, StepName.INDEX))
        .isInstanceOf(StepNotRetryable.class);
  }

  @Test
  void givesTheWorkItsEventItsFolderAndTakesItsProgress() {
    AtomicReference<Path> folder = new AtomicReference<>();
    VideoId video =
        upload(
            context -> {
              folder.set(context.workFolder());
              assertThat(context.workFolder()).isEmptyDirectory();
              assertThat(((VideoUploaded) context.trigger()).fileKey())
                  .isEqualTo("videos/original/" + context.videoId());
              context.progress(0.5);
              Pipeline.await(
                  "half is written",
                  () -> pipeline.row(context.videoId(), "transcribe").get("progress").equals(0.5));
              return "done";
            });
    awaitState(video, "done");
    Pipeline.await("the folder is deleted", () -> Files.notExists(folder.get()));
    assertThat(pipeline.row(video, "transcribe")).containsEntry("progress", 1.0);
  }

  @Test
  void stopsWorkThatNobodyWantsAnyMore() {
    VideoId video =
        upload(
            _ -> {
              Thread.sleep(60_000);
              return "done";
            });
    awaitState(video, "running");
    Pipeline.await("it has begun", () -> STEP.started.contains(video));
    pipeline.sql().sql("delete from videos where id = :id").param("id", video.value()).update();
    Pipeline.await(
        "its job is gone",
        () ->
            pipeline
                    .sql()
                    .sql("select count(*) from video_transcribe_jobs where task_instance like :job")
                    .param("job", video + "-%")
                    .query(Integer.class)
                    .single()
                == 0);
    assertThat(STEP.recorded).doesNotContain(video);
  }

  private static VideoId upload(TestStep.Work work) {
    VideoId[] video = new VideoId[1];
    pipeline.inTransaction(
        () -> {
          video[0] = pipeline.video();
          WORK.put(video[0], work);
          pipeline.bean(VideoFlow.class).start(Pipeline.uploaded(video[0]));
        });
    return video[0];
  }

  private static void awaitState(VideoId video, String state) {
    Pipeline.await(state, () -> pipeline.state(video, "transcribe").equals(state));
  }

  private static List<VideoStatus> statuses(VideoId video) {
    return pipeline.bean(StatusLog.class).of(video).stream().map(StatusChange::status).toList();
  }

  private static String message(VideoId video) {
    return pipeline
        .sql()
        .sql("select coalesce(status_message, '') from videos where id = :id")
        .param("id", video.value())
        .query(String.class)
        .single();
  }
}
