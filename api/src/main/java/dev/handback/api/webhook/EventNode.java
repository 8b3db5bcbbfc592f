package dev.handback.api.webhook;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.handback.api.body.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One event in a body, read by pointers. */
record EventNode(JsonNode node) {

  /** The text or number there; null when there is none, nothing but blanks, or no plain text. */
  @Nullable String text(@Nullable JsonPointer pointer) {
    var text = raw(pointer);
    return text == null || !node.at(pointer).isValueNode() || !PlainText.is(text) ? null : text;
  }

  /** Whatever is there, as text; null when nothing is, or nothing but blanks. */
  @Nullable String raw(@Nullable JsonPointer pointer) {
    var value = pointer == null ? MissingNode.getInstance() : node.at(pointer);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    var text = value.isValueNode() ? value.asText().strip() : value.toString();
    return text.isEmpty() ? null : text;
  }

  /** The same, but nothing where it is longer than the record can hold. */
  @Nullable String text(@Nullable JsonPointer pointer, int atMost) {
    var text = text(pointer);
    return text == null || text.length() > atMost ? null : text;
  }

  /**
   * The plain texts of the array there, none where nothing is; empty where it is anything else, or
   * one of them is longer than that.
   */
  Optional<List<String>> list(@Nullable JsonPointer pointer, int atMost) {
    var value = pointer == null ? MissingNode.getInstance() : node.at(pointer);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.of(List.of());
    }
    var texts = elements(value).filter(one -> isPlain(one, atMost)).map(JsonNode::asText).toList();
    return value.isArray() && texts.size() == value.size() ? Optional.of(texts) : Optional.empty();
  }

  private static boolean isPlain(JsonNode value, int atMost) {
    return value.isTextual() && value.asText().length() <= atMost && PlainText.is(value.asText());
  }

  /** All texts at these places, those in arrays too. */
  Set<String> texts(List<JsonPointer> pointers) {
    return pointers.stream()
        .map(node::at)
        .flatMap(EventNode::elements)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static Stream<JsonNode> elements(JsonNode value) {
    return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
  }
}
