package dev.reelwise.language;

import java.time.Duration;

/** Is told of each request to a chat model's server, repeats included, on the caller's thread. */
@FunctionalInterface
public interface ChatListener {

  /** Hears nothing. */
  ChatListener NONE = exchange -> {};

  void ended(Exchange exchange);

  /**
   * A request and its answer. {@code status} is HTTP's, 0 where none came; {@code inputTokens} and
   * {@code outputTokens} are what the server counted, 0 where it doesn't tell.
   */
  record Exchange(int status, Duration time, long inputTokens, long outputTokens) {}
}
