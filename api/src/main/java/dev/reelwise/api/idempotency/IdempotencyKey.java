package dev.reelwise.api.idempotency;

import java.util.regex.Pattern;

/** A user's name for a request: 1 to 255 visible ASCII characters. */
record IdempotencyKey(int user, String text) {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

  static boolean isValid(String text) {
    return VISIBLE.matcher(text).matches();
  }
}
