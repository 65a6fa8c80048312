package dev.reelwise.language;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** Counts tokens as OpenAI's chat models do (cl100k_base). Safe to call from many threads. */
final class TokenCounter {

  /** Read when first needed: it takes a third of a second and some megabytes. */
  private static final class Tables {
    static final Encoding CL100K =
        Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
  }

  /** The number of tokens; text that looks like a control token counts as plain text. */
  int count(String text) {
    return Tables.CL100K.countTokensOrdinary(text);
  }
}
