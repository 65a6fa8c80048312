package dev.reelwise.api.comment;

import dev.reelwise.api.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** What a comment says: 1 to 5,000 Unicode characters, lines and tabs among them. */
record CommentText(String value) {

  private static final int LONGEST = 5_000;

  /** Without control characters and without space around it. Throws {@link InvalidRequest}. */
  static CommentText of(@Nullable String sent) {
    String text = sent == null ? "" : sent.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    if (text.isEmpty()) {
      throw new InvalidRequest("content must not be empty");
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      throw new InvalidRequest("content may have at most " + LONGEST + " characters");
    }
    return new CommentText(text);
  }
}
