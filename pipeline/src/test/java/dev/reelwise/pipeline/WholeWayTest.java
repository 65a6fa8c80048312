package dev.reelwise.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.pipeline.video.StatusChange;
import dev.reelwise.pipeline.video.StatusLog;
import java.util.Map;
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
}
