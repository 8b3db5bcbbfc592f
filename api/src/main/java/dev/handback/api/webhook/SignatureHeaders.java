package dev.handback.api.webhook;

import dev.handback.api.problem.Refusal;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;

/** The headers that every signature scheme needs. */
final class SignatureHeaders {

  private SignatureHeaders() {}

  static String required(HttpHeaders headers, String name) {
    var value = headers.get(name);
    if (value == null || value.isBlank()) {
      throw Refusal.of(HttpStatus.UNAUTHORIZED, "The delivery is not signed", name + " is missing");
    }
    return value.strip();
  }

  /** Seconds since 1970, as all our schemes send them. */
  static Instant timestamp(String header, String value) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(value));
    } catch (NumberFormatException | DateTimeException e) {
      throw Refusal.of(
          HttpStatus.UNAUTHORIZED,
          "The delivery's time cannot be read",
          header + " must be seconds since 1970");
    }
  }
}
