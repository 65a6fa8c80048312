package dev.reelwise.pipeline.video;

import java.util.Locale;

/** Where a step of a video stands. */
public enum StepState {
  /** Waits for the step before it. */
  PENDING,
  /** Its job is enqueued. */
  QUEUED,
  RUNNING,
  /** An attempt has failed; the next one is due later. */
  RETRYING,
  DONE,
  FAILED,
  /** The video's owner has stopped it, or what it would have followed. */
  CANCELLED;

  /** The lower-case text used in tables and JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #text()} back. Throws IllegalArgumentException for any other text. */
  public static StepState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
