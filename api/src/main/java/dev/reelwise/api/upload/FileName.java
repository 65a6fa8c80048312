package dev.reelwise.api.upload;

import org.jspecify.annotations.Nullable;

/** The name that a client gives its file: shown to people, never used as a path or a key. */
public record FileName(String text) {

  private static final int LONGEST = 255;

  /**
   * The last part of what was sent, without control characters; {@code video} when that is empty.
   */
  public static FileName of(@Nullable String sent) {
    String name = sent == null ? "" : sent.substring(lastSeparator(sent) + 1);
    String clean = OneLine.of(name, LONGEST);
    return new FileName(clean.isEmpty() ? "video" : clean);
  }

  /** The name without its extension. */
  public String title() {
    int dot = text.lastIndexOf('.');
    return dot > 0 ? text.substring(0, dot) : text;
  }

  private static int lastSeparator(String sent) {
    return Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\'));
  }
}
