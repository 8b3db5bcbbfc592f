package dev.handback.hr;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** JSON that is sent and read. */
final class Json {
  private Json() {}

  /** The text there, without blanks around it; null where there is none, or more than a value. */
  static @Nullable String text(JsonNode node, @Nullable JsonPointer pointer) {
    var value = pointer == null ? null : node.at(pointer);
    if (value == null || !value.isValueNode() || value.isNull()) {
      return null;
    }
    var text = value.asText().strip();
    return text.isEmpty() ? null : text;
  }

  /** A text inside quotes stays inside them, whatever it is. */
  static String with(String template, String name, String value) {
    var quoted = new String(JsonStringEncoder.getInstance().quoteAsString(value));
    return template.replace("{" + name + "}", quoted);
  }
}
