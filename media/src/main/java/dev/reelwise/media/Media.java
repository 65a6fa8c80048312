package dev.reelwise.media;

import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;

/** What Reelwise does with media files. Safe for use by several threads; holds no resources. */
public final class Media {

  private final MediaSettings settings;

  public Media(MediaSettings settings) {
    this.settings = settings;
  }

  /**
   * Looks at a file without decoding it.
   *
   * @throws MediaFailure.Unreadable when nothing in it can be played, with the reason
   */
  public MediaInfo probe(Path source) throws MediaFailure, InterruptedException {
    throw new UnsupportedOperationException();
  }

  /** The variants that {@link #transcode} makes of such a file, the largest first. */
  public List<Rendition> renditions(MediaInfo info) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes all variants and the poster in an existing folder, which should be empty. What a failed
   * run leaves in it is the caller's to delete.
   *
   * @param progress told 0 to 1, never falling, on the calling thread
   */
  public Transcoded transcode(Path source, MediaInfo info, Path folder, DoubleConsumer progress)
      throws MediaFailure, InterruptedException {
    throw new UnsupportedOperationException();
  }

  /** Starts decoding the main audio track for speech recognition; close what it returns. */
  public SpeechAudio speech(Path source, MediaInfo info) throws MediaFailure {
    throw new UnsupportedOperationException();
  }
}
