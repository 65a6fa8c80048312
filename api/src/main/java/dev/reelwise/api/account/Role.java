package dev.reelwise.api.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an account may do beyond its own things. */
public enum Role {
  USER,
  /** Manages accounts, and sees and deletes what others have uploaded. */
  ADMIN;

  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws IllegalArgumentException. */
  public static Role of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
