package dev.reelwise.api.transcript;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where the words of a transcript come from. */
enum Source {
  SPEECH,
  EDIT,
  UPLOAD;

  /** The lower-case text used in the table and in JSON. */
  @JsonValue
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #text()} back. */
  static Source of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** A person's work, which no machine replaces by itself. */
  boolean human() {
    return this != SPEECH;
  }
}
