package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.event.Topic;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which event asks for which step: the pipeline's shape, in one place. */
public final class Triggers {

  private Triggers() {}

  /** The topic whose events ask for the step. */
  public static Topic of(StepName step) {
    return switch (step) {
      case TRANSCODE, TRANSCRIBE -> Topic.VIDEO_UPLOADED;
      case SUMMARIZE -> Topic.VIDEO_TRANSCRIBED;
      case INDEX -> Topic.VIDEO_SUMMARIZED;
    };
  }

  /** The steps that an event of the topic asks for. */
  public static Set<StepName> startedBy(Topic topic) {
    return Arrays.stream(StepName.values())
        .filter(step -> of(step) == topic)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(StepName.class)));
  }

  /** The step that an event of the topic reports as done; none for the others. */
  public static Set<StepName> finishedBy(Topic topic) {
    return switch (topic) {
      case VIDEO_UPLOADED, VIDEO_FAILED -> Set.of();
      case VIDEO_TRANSCODED -> Set.of(StepName.TRANSCODE);
      case VIDEO_TRANSCRIBED -> Set.of(StepName.TRANSCRIBE);
      case VIDEO_SUMMARIZED -> Set.of(StepName.SUMMARIZE);
    };
  }
}
