package dev.reelwise.api.search;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A decimal number as people write it: no exponents, no NaN, no hexadecimal digits. */
final class PlainNumber {

  private static final Pattern FORM = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,12})?");

  private PlainNumber() {}

  /** Null for any other text. */
  static @Nullable Double of(String text) {
    return FORM.matcher(text).matches() ? Double.valueOf(text) : null;
  }
}
