package dev.handback.demo.operate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/** Pieces of the api's answers as a person reads them. */
final class Cells {

  private Cells() {}

  /** To the second; empty where there is none. */
  static String time(JsonNode time) {
    return time.isTextual()
        ? Instant.parse(time.asText()).truncatedTo(ChronoUnit.SECONDS).toString()
        : "";
  }

  /** {@code Ada L. (e-1001)}. */
  static String subject(JsonNode subject) {
    var id = subject.path("id").asText();
    var name = subject.path("displayName");
    return name.isTextual() ? "%s (%s)".formatted(name.asText(), id) : id;
  }

  /** {@code key: value} of each field. */
  static String sentence(JsonNode object) {
    return object.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .map(field -> field.getKey() + " " + field.getValue().asText())
        .collect(Collectors.joining(", "));
  }

  static String money(JsonNode of, String amount) {
    var value = of.path(amount);
    return value.isTextual() ? value.asText() + " " + of.path("currency").asText("") : "";
  }
}
