package dev.reelwise.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.TestStep;
import dev.reelwise.pipeline.event.EventJson;
import dev.reelwise.pipeline.step.StepContext;
import dev.reelwise.pipeline.video.VideoProgress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The order in which a step's workers take what users have queued; the work is simulated. */
class TurnsTest {

  private static final int SHORT = 30;
  private static final int LONG = 36_000;

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

  @Test
  void aShortVideoDoesNotWaitForLongOnes() {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger longOnes = new AtomicInteger();
    AtomicInteger longAtOnce = new AtomicInteger();
    Pipeline[] running = new Pipeline[1];
    TestStep step =
        new TestStep(
            StepName.TRANSCODE,
            context -> {
              if (seconds(running[0], context) == LONG) {
                longAtOnce.accumulateAndGet(longOnes.incrementAndGet(), Math::max);
                await(gate);
                longOnes.decrementAndGet();
              }
              return "done";
            });
    try (Pipeline pipeline = pipeline("turnslong", step)) {
      running[0] = pipeline;
      List<VideoId> films = List.of(queue(pipeline, 1, LONG), queue(pipeline, 2, LONG));
      Pipeline.await("a long one at work", () -> longOnes.get() == 1);
      VideoId clip = queue(pipeline, 3, SHORT);

      Pipeline.await("the short one", () -> pipeline.state(clip, "transcode").equals("done"));
      assertThat(longOnes.get()).isEqualTo(1);
      gate.countDown();
      Pipeline.await(
          "the long ones",
          () -> films.stream().allMatch(film -> pipeline.state(film, "transcode").equals("done")));
      assertThat(longAtOnce.get()).isEqualTo(1);
    }
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

  private static int seconds(Pipeline pipeline, StepContext context) {
    return pipeline
        .sql()
        .sql("select duration_seconds::int from videos where id = :id")
        .param("id", context.videoId().value())
        .query(Integer.class)
        .single();
  }

  private static VideoId queue(Pipeline pipeline, int owner, int seconds) {
    VideoId[] video = new VideoId[1];
    pipeline.inTransaction(
        () -> {
          video[0] = video(pipeline, owner, seconds);
          VideoProgress progress = pipeline.bean(VideoProgress.class);
          progress.hold(video[0]);
          progress.queue(
              video[0],
              StepName.TRANSCODE,
              new EventJson().write(Pipeline.uploaded(video[0])),
              Set.of());
        });
    return video[0];
  }

  private static VideoId video(Pipeline pipeline, int owner, int seconds) {
    return new VideoId(
        pipeline
            .sql()
            .sql(
                """
                insert into videos (title, user_id, user_name, key, status, duration_seconds)
                values ('A talk', :owner, 'Ann', :key, 'uploading', :seconds) returning id
                """)
            .param("owner", owner)
            .param("key", "videos/" + UUID.randomUUID())
            .param("seconds", seconds)
            .query(Integer.class)
            .single());
  }
}
