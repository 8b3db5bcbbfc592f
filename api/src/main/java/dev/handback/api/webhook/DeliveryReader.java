package dev.handback.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.api.body.JsonBody;
import dev.handback.api.body.UrlEncoded;
import dev.handback.api.problem.Refusal;
import io.micronaut.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A verified body, split into its events and read by the source's pointers. */
final class DeliveryReader {

  private final Sources.Source source;

  DeliveryReader(Sources.Source source) {
    this.source = source;
  }

  /**
   * Each event by itself: one that cannot be read does not take the others with it.
   *
   * @param messageId the sender's id of the message; null when its scheme has none
   * @throws Refusal 400 when the body is not of the source's form at all
   */
  List<Reading> read(@Nullable String messageId, byte[] body, Instant receivedAt) {
    var tree =
        switch (source.scheme().form()) {
          case JSON, SCIM -> JsonBody.parse(body);
          case URL_ENCODED -> UrlEncoded.parse(body);
        };
    if (isPing(tree)) {
      return List.of();
    }
    if (!tree.isObject()) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "The body must be a JSON object");
    }
    var reader = new EventReader(source, messageId, receivedAt);
    return events(tree).stream().map(event -> reader.read(new EventNode(event))).toList();
  }

  /** The sender tries the address: the text alone, or as the one field of an object. */
  private boolean isPing(JsonNode body) {
    var ping = source.scheme().ping();
    var said = body.isObject() && body.size() == 1 ? body.elements().next() : body;
    return ping != null && said.isTextual() && said.asText().equals(ping);
  }

  private List<JsonNode> events(JsonNode body) {
    var pointer = source.body().events();
    if (pointer == null) {
      return List.of(body);
    }
    var batch = body.at(pointer);
    if (!batch.isArray()) {
      throw Refusal.of(
          HttpStatus.BAD_REQUEST, "The body has no list of events", pointer + " must be an array");
    }
    return StreamSupport.stream(batch.spliterator(), false).toList();
  }
}
