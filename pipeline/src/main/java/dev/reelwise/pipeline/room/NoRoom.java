package dev.reelwise.pipeline.room;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * There is too little room on this machine's disk, for now; the message says how much is needed.
 */
public final class NoRoom extends IOException {

  private static final long serialVersionUID = 1L;
  private static final int DEPTH = 16;

  /** What Java and ffmpeg say when they meet a full disk. */
  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded");

  NoRoom(String message) {
    super(message);
  }

  /** The sentence for a person, when this failure means a full disk. */
  public static Optional<String> reason(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof NoRoom) {
        return Optional.of(message);
      }
      if (FULL.stream().anyMatch(message::contains)) {
        return Optional.of("Waiting for disk space: the disk became full during the work");
      }
    }
    return Optional.empty();
  }
}
