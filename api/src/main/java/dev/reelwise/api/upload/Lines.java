package dev.reelwise.api.upload;

/** Text of several lines, without other control characters. */
public final class Lines {

  private Lines() {}

  public static String of(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
  }
}
