package dev.handback.hr;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long an API asks to be left alone (RFC 9110, 10.2.3): seconds, or a date. */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  static Duration of(@Nullable String header, Instant now) {
    if (header == null) {
      return Duration.ZERO;
    }
    var asked =
        header.matches("\\d{1,9}")
            ? Duration.ofSeconds(Long.parseLong(header))
            : until(header, now);
    return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
  }

  private static Duration until(String date, Instant now) {
    try {
      var at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
    } catch (DateTimeException neither) {
      return Duration.ZERO;
    }
  }
}
