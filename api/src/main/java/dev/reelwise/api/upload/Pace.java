package dev.reelwise.api.upload;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Holds a sender to a least speed. Only the time counts for which we have waited for it. */
public final class Pace {

  private final long least;
  private final long window;
  private long bytes;
  private long waited;

  /** {@code least} has to come in each {@code window} of waiting. */
  public Pace(DataSize least, Duration window) {
    this.least = least.toBytes();
    this.window = window.toNanos();
  }

  /** Counts one read; false when too little has come in the window that ends with it. */
  public boolean keeps(long waitedNanos, long readBytes) {
    waited += waitedNanos;
    bytes += readBytes;
    if (waited < window) {
      return true;
    }
    boolean enough = bytes >= least;
    waited = 0;
    bytes = 0;
    return enough;
  }
}
