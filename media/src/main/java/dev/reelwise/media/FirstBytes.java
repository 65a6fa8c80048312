package dev.reelwise.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a person what a file is that is no video; the sandbox doesn't rely on it. */
public final class FirstBytes {

  /** More than the first so many bytes of a file change nothing. */
  public static final int LOOKED_AT = 4096;

  private static final Pattern PLAYLIST =
      Pattern.compile(
          "^(#EXTM3U|ffconcat|file\\s|\\[playlist]|v=0|<\\?xml[^>]*>\\s*<MPD|<MPD|rtsp:)");

  private FirstBytes() {}

  /** What is known to be wrong with this file, if something is. */
  static Optional<String> complaint(Path source) throws IOException {
    byte[] head;
    try (InputStream file = Files.newInputStream(source)) {
      head = file.readNBytes(LOOKED_AT);
    }
    return complaint(head);
  }

  /** As {@link #complaint(Path)}, of the first bytes alone. */
  public static Optional<String> complaint(byte[] head) {
    if (head.length == 0) {
      return Optional.of("it is empty");
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (PLAYLIST.matcher(text.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading()).find()) {
      return Optional.of(
          "it is a playlist or script that only names other files; upload the video itself");
    }
    if (isPicture(text)) {
      return Optional.of("it is a picture");
    }
    return isText(head) ? Optional.of("it is text") : Optional.empty();
  }

  private static boolean isPicture(String text) {
    return text.startsWith("\u0089PNG")
        || text.startsWith("\u00FF\u00D8\u00FF")
        || (text.startsWith("RIFF") && text.startsWith("WEBP", 8));
  }

  private static boolean isText(byte[] head) {
    for (byte b : head) {
      boolean control = b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f';
      if (control) {
        return false;
      }
    }
    return true;
  }
}
