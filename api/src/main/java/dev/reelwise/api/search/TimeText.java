package dev.reelwise.api.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a date, which is the whole day in UTC, or a time with its zone; years 1 to 9999. */
final class TimeText {

  private static final int DATE = "2026-01-31".length();
  private static final int LONGEST = 40;

  private TimeText() {}

  /** The first instant of it; null with a fault. */
  static @Nullable Instant begin(String name, String text, List<String> faults) {
    return read(name, text, faults, 0);
  }

  /** The last instant of it, to the millisecond; null with a fault. */
  static @Nullable Instant end(String name, String text, List<String> faults) {
    return read(name, text, faults, 1);
  }

  private static @Nullable Instant read(String name, String text, List<String> faults, int days) {
    try {
      if (text.length() <= LONGEST) {
        Instant time =
            text.length() == DATE
                ? LocalDate.parse(text)
                    .plusDays(days)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .minusMillis(days)
                : OffsetDateTime.parse(text).toInstant();
        int year = time.atZone(ZoneOffset.UTC).getYear();
        if (year >= 1 && year <= 9999) {
          return time;
        }
      }
    } catch (DateTimeParseException notATime) {
      // Told below.
    }
    faults.add(
        name
            + " must be a date or a time with its zone, such as 2026-01-31 or 2026-01-31T18:30:00Z");
    return null;
  }
}
