package dev.reelwise.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoEvent;
import dev.reelwise.contracts.event.VideoSummarized;
import dev.reelwise.contracts.event.VideoTranscribed;
import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.TestStep;
import dev.reelwise.pipeline.event.EventJson;
import dev.reelwise.pipeline.video.VideoProgress;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The order in which a step's workers take what users have queued; the work is simulated. */
class TurnsTest {

  private static final int SHORT = 30;

  /** Ten hours at 2 Mbit/s. */
  private static final long FILM_BYTES = 9_000_000_000L;

  private static final long CLIP_BYTES = 7_500_000;

  private static Pipeline pipeline(String name, TestStep step) {
    return Pipeline.start(
        Pipeline.servers(name),
        "transcode",
        Map.of("reelwise.jobs.workers.transcode", "2", "reelwise.jobs.upkeep", "50ms"),
        step);
  }

  @Test
  void aThousandUploadsOfOneUserDontStarveAnothersOne() {
    CountDownLatch gate = new CountDownLatch(1);
    TestStep step = gated(gate);
    try (Pipeline pipeline = pipeline("turns", step)) {
      for (int i = 0; i < 1_000; i++) {
        queue(pipeline, 1, SHORT);
      }
      VideoId other = queue(pipeline, 2, SHORT);
      gate.countDown();

      Pipeline.await("the other one", () -> step.started.contains(other));

      assertThat(step.started.indexOf(other)).isLessThan(20);
    }
  }

  @Test
  void whoHasMuchIsNotStarvedByManyWhoHaveLittle() {
    AtomicInteger newcomers = new AtomicInteger(100);
    AtomicBoolean over = new AtomicBoolean();
    Pipeline[] running = new Pipeline[1];
    CountDownLatch gate = new CountDownLatch(1);
    TestStep step =
        new TestStep(
            StepName.TRANSCODE,
            context -> {
              await(gate);
              Thread.sleep(10);
              // For each that is served a new user comes, so that the queue never ends.
              if (!over.get()) {
                queue(running[0], newcomers.incrementAndGet(), SHORT);
              }
              return "done";
            });
    try (Pipeline pipeline = pipeline("turnsbusy", step)) {
      running[0] = pipeline;
      for (int user = 10; user < 30; user++) {
        queue(pipeline, user, SHORT);
      }
      List<VideoId> many =
          java.util.stream.IntStream.range(0, 40).mapToObj(i -> queue(pipeline, 1, SHORT)).toList();
      gate.countDown();

      Pipeline.await("the work of who has much", () -> step.started.containsAll(many));
      over.set(true);
    }
  }

  /** With the settings as they come, and no more known of a video than its file's size. */
  @Test
  void noStepLetsAShortVideoWaitForLongOnes() {
    CountDownLatch gate = new CountDownLatch(1);
    Map<StepName, TestStep> steps = new EnumMap<>(StepName.class);
    Set<VideoId> films = ConcurrentHashMap.newKeySet();
    for (StepName step : StepName.values()) {
      steps.put(step, gated(step, gate, films));
    }
    try (Pipeline pipeline =
        Pipeline.start(
            Pipeline.servers("turnslong"),
            "transcode, transcribe, summarize, index",
            steps.values().toArray(TestStep[]::new))) {
      JobSettings.Workers workers = pipeline.bean(JobSettings.class).workers();
      steps.forEach(
          (name, step) -> {
            for (int owner = 1; owner <= workers.of(name); owner++) {
              queue(pipeline, name, owner, FILM_BYTES, films);
            }
            Pipeline.await("long ones", () -> step.started.size() == workers.of(name) - 1);
            VideoId clip = queue(pipeline, name, 100, CLIP_BYTES, new HashSet<>());

            Pipeline.await("short one", () -> pipeline.state(clip, name.text()).equals("done"));
            assertThat(step.recorded).as("the long ones are still at work").containsExactly(clip);
          });
      gate.countDown();
      Pipeline.await(
          "the long ones",
          () -> steps.values().stream().mapToInt(s -> s.recorded.size()).sum() == films.size() + 4);
    }
  }

  private static TestStep gated(StepName name, CountDownLatch gate, Set<VideoId> films) {
    return new TestStep(
        name,
        context -> {
          if (films.contains(context.videoId())) {
            await(gate);
          }
          return "done";
        });
  }

  private static TestStep gated(CountDownLatch gate) {
    return new TestStep(
        StepName.TRANSCODE,
        _ -> {
          await(gate);
          return "done";
        });
  }

  private static void await(CountDownLatch gate) throws InterruptedException {
    gate.await();
  }

  private static VideoId queue(Pipeline pipeline, int owner, int seconds) {
    VideoId[] video = new VideoId[1];
    pipeline.inTransaction(
        () -> {
          video[0] = video(pipeline, owner, "duration_seconds", seconds);
          queue(pipeline, video[0], StepName.TRANSCODE, Pipeline.uploaded(video[0]));
        });
    return video[0];
  }

  /** Queues a new upload of so many bytes, and notes it before a worker can take it. */
  private static VideoId queue(
      Pipeline pipeline, StepName step, int owner, long bytes, Set<VideoId> noted) {
    VideoId[] video = new VideoId[1];
    pipeline.inTransaction(
        () -> {
          video[0] = video(pipeline, owner, "size_bytes", bytes);
          noted.add(video[0]);
          queue(pipeline, video[0], step, trigger(step, video[0]));
        });
    return video[0];
  }

  private static VideoEvent trigger(StepName step, VideoId video) {
    EventId id = EventId.random();
    return switch (step) {
      case TRANSCODE, TRANSCRIBE -> Pipeline.uploaded(video);
      case SUMMARIZE -> new VideoTranscribed(id, video, "transcripts/x.json", 3, Instant.EPOCH);
      case INDEX ->
          new VideoSummarized(id, video, "summaries/x.json", "A talk.", 0.7, Instant.EPOCH);
    };
  }

  private static void queue(Pipeline pipeline, VideoId video, StepName step, VideoEvent trigger) {
    VideoProgress progress = pipeline.bean(VideoProgress.class);
    progress.hold(video);
    progress.queue(video, step, new EventJson().write(trigger), Set.of());
  }

  private static VideoId video(Pipeline pipeline, int owner, String column, long extent) {
    return new VideoId(
        pipeline
            .sql()
            .sql(
                """
                insert into videos (title, user_id, user_name, key, status, %s)
                values ('A talk', :owner, 'Ann', :key, 'uploading', :extent) returning id
                """
                    .formatted(column))
            .param("owner", owner)
            .param("key", "videos/" + UUID.randomUUID())
            .param("extent", extent)
            .query(Integer.class)
            .single());
  }
}
