package dev.reelwise.api.playback;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** The name under which a browser saves a download: the title's letters, and nothing else. */
record DownloadName(String text) {

  private static final int LONGEST = 100;

  /** Controls, formats such as reversed writing, line and paragraph separators, halves of pairs. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

  /** What file systems or headers give a meaning of its own. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\/:*?\"<>|;%'`$&~]+");

  private static final Pattern NOT_ASCII = Pattern.compile("[^ -~]+");

  /** {@code extension} without the point; {@code version} tells one download from another. */
  static DownloadName of(String title, String version, String extension) {
    String visible =
        UNSEEN.matcher(Normalizer.normalize(title, Normalizer.Form.NFC)).replaceAll(" ");
    String plain = SPECIAL.matcher(visible).replaceAll(" ").replaceAll("\\s+", " ").strip();
    String name = shortened(plain.replaceAll("^[. -]+|[. ]+$", ""));
    return new DownloadName(
        (name.isEmpty() ? "video" : name)
            + " "
            + version.replaceAll("[^A-Za-z0-9]", "")
            + "."
            + extension);
  }

  private static String shortened(String name) {
    int points = name.codePointCount(0, name.length());
    return points <= LONGEST
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST)).strip();
  }

  /** The value of Content-Disposition (RFC 6266): ASCII, and the whole name for those who can. */
  String disposition() {
    StringBuilder whole = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          b > ' ' && b < 0x7f && (Character.isLetterOrDigit(b) || "-._".indexOf(b) >= 0);
      whole.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
    }
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(NOT_ASCII.matcher(text).replaceAll("_"), whole);
  }
}
