package dev.handback.sharedsignals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as tokens write them: seconds since 1970 (RFC 7519). */
final class NumericDate {

  /** In the year 5138; larger numbers are the milliseconds that drafts of CAEP had. */
  private static final long SECONDS_AT_MOST = 100_000_000_000L;

  /** What a column holds. */
  private static final Instant TOO_LATE = Instant.parse("3000-01-01T00:00:00Z");

  private NumericDate() {}

  /** The time; null when it is none, or none that anybody lives in. */
  static @Nullable Instant of(JsonNode value) {
    if (!value.isNumber() || !value.canConvertToLong() || value.asLong() < 0) {
      return null;
    }
    var number = value.asLong();
    var time =
        number > SECONDS_AT_MOST ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    return time.isBefore(TOO_LATE) ? time : null;
  }
}
