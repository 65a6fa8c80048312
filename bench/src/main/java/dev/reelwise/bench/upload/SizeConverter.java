package dev.reelwise.bench.upload;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes such as {@code 100m} and {@code 5g}, in millions and billions of bytes. */
final class SizeConverter implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    if (!text.toLowerCase(Locale.ROOT).matches("[0-9]{1,6}[mg]b?")) {
      throw new TypeConversionException("'" + text + "' is not a size such as 100m or 5g");
    }
    return bytes(text);
  }

  static long bytes(String text) {
    String size = text.toLowerCase(Locale.ROOT).replace("b", "");
    long number = Long.parseLong(size.substring(0, size.length() - 1));
    return number * (size.endsWith("g") ? 1_000_000_000 : 1_000_000);
  }
}
