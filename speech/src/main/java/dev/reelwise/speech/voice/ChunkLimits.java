package dev.reelwise.speech.voice;

import java.time.Duration;

/**
 * How speech is cut: never longer than {@code longest}, at the best pause after {@code shortest},
 * and at any silence of {@code gap}.
 */
public record ChunkLimits(Duration shortest, Duration longest, Duration gap) {

  /** Good for models that hear some 30 seconds: fewer cuts make fewer word errors. */
  public static final ChunkLimits SHORT =
      new ChunkLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(2));

  /** For services that take files: 2 minutes are 4 MB. */
  public static final ChunkLimits LONG =
      new ChunkLimits(Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(5));

  public ChunkLimits {
    if (shortest.compareTo(longest) >= 0 || gap.compareTo(longest) >= 0) {
      throw new IllegalArgumentException("The longest chunk must be longer than " + shortest);
    }
  }
}
