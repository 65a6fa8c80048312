package dev.reelwise.stack;

/** Finds an ffmpeg that can encode H.264: the configured one, one on PATH, or the bundled one. */
public final class FfmpegFinder {
  private FfmpegFinder() {}

  /**
   * The first that encodes a frame.
   *
   * @throws StackFailure if none does; the message says what was tried
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static Ffmpeg find() {
    throw new UnsupportedOperationException();
  }
}
