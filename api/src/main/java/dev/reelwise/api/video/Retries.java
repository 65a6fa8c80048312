package dev.reelwise.api.video;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.StepRecord;
import dev.reelwise.pipeline.video.StepState;
import dev.reelwise.pipeline.video.VideoFlow;
import dev.reelwise.pipeline.video.VideoSteps;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sends a failed video on its way once more. */
@Component
class Retries {

  private final VideoSteps steps;
  private final VideoFlow flow;
  private final List<SecondTry> others;
  private final TransactionOperations transactions;

  Retries(
      VideoSteps steps,
      VideoFlow flow,
      List<SecondTry> others,
      TransactionOperations transactions) {
    this.others = List.copyOf(others);
    this.steps = steps;
    this.flow = flow;
    this.transactions = transactions;
  }

  /**
   * Runs again what has failed, steps or what comes before them. Throws {@link NothingToRetry} when
   * there is none.
   */
  void retry(VideoId video, UserId by) {
    if (others.stream().anyMatch(other -> other.take(video, by))) {
      return;
    }
    List<StepName> failed =
        steps.of(video).stream()
            .filter(step -> step.state() == StepState.FAILED)
            .map(StepRecord::name)
            .toList();
    if (failed.isEmpty()) {
      throw new NothingToRetry(video);
    }
    transactions.executeWithoutResult(
        transaction -> failed.forEach(step -> flow.retry(video, step, by)));
  }
}
