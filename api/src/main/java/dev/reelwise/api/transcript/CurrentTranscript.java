package dev.reelwise.api.transcript;

import dev.reelwise.storage.ObjectKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which transcript of a video holds. {@code version} is 0 for one that was recognized and never
 * edited.
 */
record CurrentTranscript(ObjectKey path, int version, Source source, Instant updatedAt) {

  private static final int RADIX = 36;

  /** Another one for each change. */
  String tag() {
    return "v"
        + version
        + "-"
        + Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt), RADIX);
  }
}
