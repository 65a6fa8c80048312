package dev.reelwise.pipeline.event;

import org.jspecify.annotations.Nullable;

/** A record that isn't the event that its topic promises; reading it again can't help. */
public class UnreadableEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableEvent(String reason) {
    this(reason, null);
  }

  public UnreadableEvent(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
