package dev.reelwise.pipeline.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoStateTest {

  @ParameterizedTest
  @CsvSource({
    "pending, pending, pending, pending, transcoding",
    "queued, queued, pending, pending, transcoding",
    "running, done, running, pending, transcoding",
    "retrying, done, done, done, transcoding",
    "done, queued, pending, pending, transcribing",
    "done, running, pending, pending, transcribing",
    "done, retrying, pending, pending, transcribing",
    "done, done, pending, pending, summarizing",
    "done, done, running, pending, summarizing",
    "done, done, done, pending, indexing",
    "done, done, done, running, indexing",
    "done, done, done, retrying, indexing",
    "done, done, done, done, ready",
    "failed, running, pending, pending, failed",
    "running, failed, pending, pending, failed",
    "done, done, failed, pending, failed",
    "done, done, done, failed, failed",
    "queued, done, done, done, transcoding",
    "cancelled, done, cancelled, cancelled, failed",
    "done, done, done, cancelled, failed",
  })
  void followsFromTheSteps(
      String transcode, String transcribe, String summarize, String index, String status) {
    List<StepRecord> steps = steps(transcode, transcribe, summarize, index);
    assertThat(VideoState.of(steps).status()).isEqualTo(VideoStatus.of(status));
    Collections.reverse(steps);
    assertThat(VideoState.of(steps).status()).isEqualTo(VideoStatus.of(status));
  }

  @Test
  void namesTheEarliestFailedStepAndItsReason() {
    assertThat(VideoState.of(steps("failed", "failed", "pending", "pending")).message())
        .isEqualTo("Transcoding failed: the reason of transcode");
    assertThat(VideoState.of(steps("done", "done", "failed", "pending")).message())
        .isEqualTo("Summarizing failed: the reason of summarize");
  }

  @Test
  void saysWhenItsOwnerHasCancelledIt() {
    assertThat(VideoState.of(steps("done", "cancelled", "cancelled", "cancelled")).message())
        .isEqualTo("Cancelled by its owner");
  }

  @Test
  void hasNoMessageWhileWorkGoesOn() {
    assertThat(VideoState.of(steps("retrying", "running", "pending", "pending")).message())
        .isNull();
  }

  private static List<StepRecord> steps(String... states) {
    List<StepRecord> steps = new ArrayList<>();
    for (StepName name : StepName.values()) {
      steps.add(
          new StepRecord(
              name,
              StepState.of(states[name.ordinal()]),
              1,
              0,
              null,
              null,
              "the reason of " + name.text()));
    }
    return steps;
  }
}
