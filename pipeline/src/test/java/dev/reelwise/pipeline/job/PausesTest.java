package dev.reelwise.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.Pipeline;
import dev.reelwise.pipeline.TestStep;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PausesTest {

  @Test
  void aPausedStepTakesUpNothingUntilItIsResumedAndTheOthersGoOn() {
    TestStep transcribe = TestStep.quick(StepName.TRANSCRIBE);
    TestStep transcode = TestStep.quick(StepName.TRANSCODE);
    Map<String, String> servers = Pipeline.servers("pauses");
    try (Pipeline pipeline =
        Pipeline.start(
            servers,
            "relay,transcode,transcribe",
            Map.of("reelwise.jobs.upkeep", "50ms"),
            transcribe,
            transcode)) {
      Pauses pauses = pipeline.bean(Pauses.class);
      pauses.pause(StepName.TRANSCODE, "ann");
      pauses.pause(StepName.TRANSCODE, "bob");
      assertThat(pauses.all()).extracting(Pauses.Pause::by).containsExactly("ann");
      Pipeline.await("paused", () -> isPaused(pipeline));

      VideoId video = pipeline.upload();
      Pipeline.await("the other step", () -> transcribe.recorded.contains(video));
      assertThat(pipeline.state(video, "transcode")).isEqualTo("queued");

      pauses.resume(StepName.TRANSCODE);
      Pipeline.await("resumed", () -> transcode.recorded.contains(video));
    }
  }

  private static boolean isPaused(Pipeline pipeline) {
    return pipeline.bean(JobWorkers.class).isPaused(StepName.TRANSCODE);
  }
}
