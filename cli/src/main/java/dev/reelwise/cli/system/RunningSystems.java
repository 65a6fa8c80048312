package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.DataFolder;
import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.RunningStack;
import java.util.Optional;

/** Finds the system that another process runs on a data folder. */
final class RunningSystems {
  private RunningSystems() {}

  /**
   * A system that runs.
   *
   * @param record what its process says of it; empty while its servers start
   */
  record Found(RunningStack stack, Optional<SystemRecord> record) {

    boolean isReady() {
      return record.filter(said -> said.state() == SystemRecord.State.READY).isPresent();
    }
  }

  static Optional<Found> find(DataFolder data) {
    return LocalStack.running(data.path())
        .map(stack -> new Found(stack, SystemRecord.of(data, stack.pid())));
  }

  /** Throws a {@link CommandFailure} that tells how to start it when none runs. */
  static Found require(DataFolder data) {
    return find(data).orElseThrow(() -> CommandFailure.notRunning(data));
  }
}
