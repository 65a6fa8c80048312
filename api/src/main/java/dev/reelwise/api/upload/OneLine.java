package dev.reelwise.api.upload;

/** Text for one line: white space made single, control characters gone. */
public final class OneLine {

  private OneLine() {}

  /** {@code longest} counts Unicode code points; what is longer is cut. */
  public static String of(String text, int longest) {
    String clean =
        text.replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ").replaceAll("\\p{Cntrl}", "").strip();
    int length = clean.codePointCount(0, clean.length());
    return length <= longest ? clean : clean.substring(0, clean.offsetByCodePoints(0, longest));
  }
}
