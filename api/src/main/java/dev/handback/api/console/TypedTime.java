package dev.handback.api.console;

import dev.handback.api.problem.FieldError;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A time as a browser says it, without a zone; the zone stands beside it. */
final class TypedTime {

  static final String DATE = "effectiveAt";
  static final String ZONE = "zone";

  private TypedTime() {}

  /**
   * As RFC 3339; null where something is wrong with it, which is added to what is wrong.
   *
   * @param date such as {@code 2026-11-20T17:00}
   * @param zone such as {@code Europe/Berlin}
   */
  static @Nullable String of(String date, String zone, List<FieldError> wrong) {
    ZoneId where =
        read(ZONE, zone, "must be a time zone, such as Europe/Berlin", ZoneId::of, wrong);
    LocalDateTime time = read(DATE, date, "must be a date and a time", LocalDateTime::parse, wrong);
    return where == null || time == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(ZonedDateTime.of(time, where));
  }

  private static <T> @Nullable T read(
      String field,
      String value,
      String otherwise,
      Function<String, T> reader,
      List<FieldError> wrong) {
    try {
      return reader.apply(value);
    } catch (DateTimeException no) {
      wrong.add(new FieldError(field, field + " " + otherwise));
      return null;
    }
  }
}
