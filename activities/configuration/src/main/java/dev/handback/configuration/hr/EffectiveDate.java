package dev.handback.configuration.hr;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * When access must end, as sources write it. A date alone means the end of that day in the source's
 * time zone: the last day is still worked.
 */
public final class EffectiveDate {

  /** What BambooHR sends for a date that was taken out. */
  private static final String NO_DATE = "0000-00-00";

  /** What lies outside is a slip of a key, and more than the record's columns hold. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant TOO_LATE = Instant.parse("3000-01-01T00:00:00Z");

  private EffectiveDate() {}

  public static boolean isNone(String text) {
    return text.equals(NO_DATE);
  }

  /**
   * The instant that the text means.
   *
   * @throws DateTimeException when it is no ISO 8601 date or time, or none that people work by
   */
  public static Instant parse(String text, ZoneId zone) {
    var instant = instant(text, zone);
    if (instant.isBefore(EARLIEST) || !instant.isBefore(TOO_LATE)) {
      throw new DateTimeException("not between 1970 and 2999: " + text);
    }
    return instant;
  }

  private static Instant instant(String text, ZoneId zone) {
    if (text.indexOf('T') < 0) {
      return LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant();
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException withoutOffset) {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    }
  }
}
