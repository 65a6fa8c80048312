package dev.reelwise.speech;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was heard in a chunk. {@code language} is a BCP 47 tag, or null where it is not known. */
record Recognition(List<Phrase> phrases, @Nullable String language) {

  static final Recognition NOTHING = new Recognition(List.of(), null);

  Recognition {
    phrases = List.copyOf(phrases);
  }
}
