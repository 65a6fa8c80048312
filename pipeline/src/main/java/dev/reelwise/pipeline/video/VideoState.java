package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoStatus;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a video stands, as its steps say; {@code message} tells which step has failed, and why. */
record VideoState(VideoStatus status, @Nullable String message) {

  /** What a cancelled video says of itself. */
  static final String CANCELLED = "Cancelled by its owner";

  /**
   * Failed when a step has given up or was cancelled (the earliest of them tells why), else the
   * earliest unfinished step's status, else ready.
   */
  static VideoState of(List<StepRecord> steps) {
    List<StepRecord> inOrder =
        steps.stream().sorted(Comparator.comparing(StepRecord::name)).toList();
    return inOrder.stream()
        .filter(step -> step.state() == StepState.FAILED || step.state() == StepState.CANCELLED)
        .findFirst()
        .map(step -> new VideoState(VideoStatus.FAILED, message(step)))
        .or(
            () ->
                inOrder.stream()
                    .filter(step -> step.state() != StepState.DONE)
                    .findFirst()
                    .map(step -> new VideoState(step.name().whileUnfinished(), null)))
        .orElse(new VideoState(VideoStatus.READY, null));
  }

  private static String message(StepRecord step) {
    if (step.state() == StepState.CANCELLED) {
      return CANCELLED;
    }
    String reason = step.error();
    return doing(step.name()) + " failed: " + (reason == null ? "no reason was given" : reason);
  }

  private static String doing(StepName step) {
    return switch (step) {
      case TRANSCODE -> "Transcoding";
      case TRANSCRIBE -> "Transcribing";
      case SUMMARIZE -> "Summarizing";
      case INDEX -> "Indexing";
    };
  }
}
