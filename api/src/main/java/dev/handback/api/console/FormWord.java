package dev.handback.api.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** A form's fields as the same JSON that the API takes. */
final class FormWord {

  /** What an attestation says. */
  static final List<String> MANUAL = List.of("outcome", "evidence", "seatFreed");

  /** What is true or false in a form, where it is a text. */
  private static final Set<String> FLAGS = Set.of("seatFreed");

  private FormWord() {}

  /** What was left empty is not said. */
  static ObjectNode of(JsonNode form, List<String> fields) {
    var word = JsonNodeFactory.instance.objectNode();
    for (var field : fields) {
      var text = form.path(field).asText("").strip();
      if (FLAGS.contains(field)) {
        word.put(field, !text.isEmpty());
      } else if (!text.isEmpty()) {
        // a date that a person picks lasts to its end
        word.put(field, field.equals("until") ? text + "T23:59:59Z" : text);
      }
    }
    return word;
  }
}
