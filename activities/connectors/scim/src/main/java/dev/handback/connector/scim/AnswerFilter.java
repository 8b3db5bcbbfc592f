package dev.handback.connector.scim;

import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.TargetId;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Recognises the answers that mean the same for every request, while the headers are there. */
record AnswerFilter(TargetId target) implements ClientResponseFilter {
  private static final Duration WAIT_IF_NOT_TOLD = Duration.ofSeconds(30);

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    var status = response.getStatus();
    var what = "%s answered %d to %s".formatted(target, status, described(request));
    if (status == 429) {
      throw new ConnectorException.Throttled(
          what, retryAfter(response.getHeaderString(HttpHeaders.RETRY_AFTER), Instant.now()));
    }
    if (status >= 500) {
      throw new ConnectorException.Unavailable(what, null);
    }
    if (status >= 300 && status < 400) {
      throw new ConnectorException.Misconfigured(what + ": it sends us elsewhere", null);
    }
  }

  /** Seconds or a date (RFC 9110, section 10.2.3). */
  static Duration retryAfter(@Nullable String header, Instant now) {
    if (header == null) {
      return WAIT_IF_NOT_TOLD;
    }
    try {
      return header.chars().allMatch(Character::isDigit)
          ? Duration.ofSeconds(Long.parseLong(header))
          : untilDate(header, now);
    } catch (DateTimeParseException | NumberFormatException e) {
      // Neither: as if it had not been said.
      return WAIT_IF_NOT_TOLD;
    }
  }

  private static Duration untilDate(String header, Instant now) {
    var date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
    var wait = Duration.between(now, date);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static String described(ClientRequestContext request) {
    return request.getMethod() + " " + request.getUri().getPath();
  }
}
