package dev.reelwise.contracts;

import java.util.Locale;

/** Where a video stands, in the order of its way. Stored as {@link #text()}. */
public enum VideoStatus {
  PENDING,
  UPLOADING,
  TRANSCODING,
  TRANSCRIBING,
  SUMMARIZING,
  INDEXING,
  READY,
  FAILED;

  /** The lower-case text used in tables, JSON and the search index. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #text()} back. Throws IllegalArgumentException for any other text. */
  public static VideoStatus of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** True once nothing more will happen by itself. */
  public boolean isTerminal() {
    return this == READY || this == FAILED;
  }
}
