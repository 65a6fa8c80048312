package dev.reelwise.pipeline.step;

import dev.reelwise.pipeline.job.JobHandler;
import java.util.Locale;

/** How an attempt ended, and what becomes of its job. */
record Ending(Kind kind, JobHandler.Result result) {

  enum Kind {
    DONE,
    /** Failed, to be tried again. */
    TRANSIENT,
    /** Failed for good. */
    PERMANENT,
    /** Another worker had it, or nobody wanted it any more. */
    LOST,
    /** A server of ours was away. */
    WAITED,
    /** The disk was full. */
    NO_ROOM,
    /** Handed back by a process that stops. */
    RETURNED;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
