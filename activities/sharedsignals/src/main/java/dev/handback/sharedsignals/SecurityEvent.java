package dev.handback.sharedsignals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One event of a token.
 *
 * @param tokenId the token's {@code jti}
 * @param occurredAt by the transmitter's own word; null when it gives none
 * @param text the token's claims with this event alone
 */
record SecurityEvent(
    String tokenId,
    String type,
    @Nullable Instant occurredAt,
    Optional<SubjectIdentifier> subject,
    String text) {

  /** All events of verified claims; most tokens have one. */
  static List<SecurityEvent> in(JsonNode claims) {
    return claims.path("events").properties().stream()
        .map(event -> of(claims, event.getKey(), event.getValue()))
        .toList();
  }

  private static SecurityEvent of(JsonNode claims, String type, JsonNode event) {
    ObjectNode alone = claims.deepCopy();
    alone.putObject("events").set(type, event);
    return new SecurityEvent(
        claims.path("jti").asText(), type, time(claims, event), named(claims, event), text(alone));
  }

  /** At the top since SSF 1.0, in the event before. */
  private static Optional<SubjectIdentifier> named(JsonNode claims, JsonNode event) {
    return SubjectIdentifier.of(claims.path("sub_id"))
        .or(() -> SubjectIdentifier.of(event.path("subject")));
  }

  private static @Nullable Instant time(JsonNode claims, JsonNode event) {
    return Stream.of(event.path("event_timestamp"), claims.path("toe"), claims.path("iat"))
        .flatMap(value -> Stream.ofNullable(NumericDate.of(value)))
        .findFirst()
        .orElse(null);
  }

  private static String text(JsonNode claims) {
    return claims.toString();
  }
}
