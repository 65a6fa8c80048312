package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on a step, and to record it. {@code owner} and {@code length} are the video's,
 * zero where its length is not known yet. {@code attempt} is the fence: who holds an earlier one
 * has lost the right. {@code failures}, {@code losses} and {@code waits} are those of the run so
 * far; {@code trigger} is the JSON of the event that asked for it, {@code traceparent} its trace,
 * {@code waited} how long ago that was. The worker before was lost if it was {@code takenOver}.
 */
record Lease(
    StepName step,
    VideoId video,
    UserId owner,
    Duration length,
    int attempt,
    int failures,
    int losses,
    int waits,
    String trigger,
    Duration waited,
    boolean takenOver,
    @Nullable String traceparent) {

  /** Whether nothing has been tried in this run before. */
  boolean isFirst() {
    return failures + losses + waits == 0;
  }
}
