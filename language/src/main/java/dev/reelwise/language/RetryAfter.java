package dev.reelwise.language;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads how long a server asks to be left alone (RFC 9110, section 10.2.3). */
final class RetryAfter {

  private RetryAfter() {}

  /** Seconds or a date; null where the server says nothing that can be read. */
  static @Nullable Duration of(HttpHeaders headers, Instant now) {
    String value = headers.firstValue("Retry-After").orElse("").strip();
    try {
      return value.matches("\\d{1,9}")
          ? Duration.ofSeconds(Long.parseLong(value))
          : untilDate(value, now);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static Duration untilDate(String value, Instant now) {
    Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    return date.isBefore(now) ? Duration.ZERO : Duration.between(now, date);
  }
}
