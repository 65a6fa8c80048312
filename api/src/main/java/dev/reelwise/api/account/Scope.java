package dev.reelwise.api.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody who shows a token or a key may do with it. A signed-in user has all of them. */
public enum Scope {
  /** Seeing what the user sees. */
  READ,
  /** Uploading, and changing the user's own videos. */
  UPLOAD,
  /** What admins may do; only for those who are admins. */
  ADMIN,
  /** Changing the account itself: its password, its keys, its end. No key has it. */
  ACCOUNT;

  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws IllegalArgumentException. */
  public static Scope of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
