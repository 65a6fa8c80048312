package dev.reelwise.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.pipeline.video.StatusChange;
import dev.reelwise.pipeline.video.StatusLog;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WholeWayTest {

  private static final String ALL = "relay,transcode,transcribe,summarize,index";

  @Test
  void takesAVideoFromTheUploadToReady() {
    Map<String, String> servers = Pipeline.servers("way");
    try (Pipeline pipeline = Pipeline.start(servers, ALL, TestStep.quick())) {
      VideoId video = pipeline.upload();

      Pipeline.await("ready", () -> pipeline.status(video) == VideoStatus.READY);
      assertThat(pipeline.bean(StatusLog.class).of(video))
          .extracting(StatusChange::status)
          .startsWith(VideoStatus.TRANSCODING)
          .endsWith(VideoStatus.READY)
          .doesNotHaveDuplicates();
      assertThat(pipeline.bean(StatusLog.class).of(video))
          .extracting(StatusChange::actor)
          .startsWith("user-7")
          .endsWith("api");
      assertThat(
              pipeline
                  .sql()
                  .sql("select count(*) from videos where id = :id and processed_at is not null")
                  .param("id", video.value())
                  .query(Integer.class)
                  .single())
          .isEqualTo(1);
    }
  }

  @Test
  void theIndexWaitsForTheVariants() {
    Map<String, String> servers = Pipeline.servers("join");
    CountDownLatch variants = new CountDownLatch(1);
    TestStep index = TestStep.quick(StepName.INDEX);
    TestStep[] steps = {
      new TestStep(
          StepName.TRANSCODE,
          _ -> {
            variants.await();
            return "done";
          }),
      TestStep.quick(StepName.TRANSCRIBE),
      TestStep.quick(StepName.SUMMARIZE),
      index
    };
    try (Pipeline pipeline = Pipeline.start(servers, ALL, steps)) {
      VideoId video = pipeline.upload();
      Pipeline.await("the index asked for", () -> askedForIndex(pipeline, video));
      assertThat(pipeline.status(video)).isEqualTo(VideoStatus.TRANSCODING);
      assertThat(index.started).isEmpty();

      variants.countDown();

      Pipeline.await("ready", () -> pipeline.status(video) == VideoStatus.READY);
      assertThat(index.started).containsExactly(video);
    }
  }

  private static boolean askedForIndex(Pipeline pipeline, VideoId video) {
    return pipeline
        .sql()
        .sql(
            """
            select count(*) from video_steps
            where video_id = :id and step = 'index' and state = 'pending' and trigger is not null
            """)
        .param("id", video.value())
        .query(Integer.class)
        .single()
        .equals(1);
  }
}
