package dev.reelwise.pipeline.step;

import java.util.List;

/** Tells outages of our own servers from faults. */
public final class Outages {

  private static final int DEPTH = 16;

  private final List<OutageSign> signs;

  public Outages(List<OutageSign> signs) {
    this.signs = List.copyOf(signs);
  }

  /** True when the failure, or a cause of it, is an outage. */
  public boolean isOutage(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = cause.getCause()) {
      for (OutageSign sign : signs) {
        if (sign.isOutage(cause)) {
          return true;
        }
      }
    }
    return false;
  }
}
