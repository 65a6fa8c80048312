package dev.reelwise.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A stack that another process supervises, seen through its data folder. */
public final class RunningStack {
  RunningStack() {}

  /** The supervisor's process. */
  public long pid() {
    throw new UnsupportedOperationException();
  }

  public Map<String, String> environment() {
    throw new UnsupportedOperationException();
  }

  public List<ServerStatus> status() {
    throw new UnsupportedOperationException();
  }

  /** Asks the supervisor to end and returns whether it did within the limit. */
  public boolean stop(Duration limit) throws InterruptedException {
    throw new UnsupportedOperationException();
  }
}
