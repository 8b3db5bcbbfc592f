package dev.handback.record.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recomputes a chain from its lines alone. */
final class ChainCheck {
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private ChainCheck() {}

  /**
   * A chain that holds.
   *
   * @param last the last entry; null for a chain without entries
   * @param attached the entries that name a file
   */
  record Whole(ChainHead head, @Nullable JsonNode last, List<JsonNode> attached) {}

  /**
   * Follows the chain from its first line.
   *
   * @throws WrongBundleException at the first entry that is wrong
   */
  static Whole of(List<String> lines, String offboarding) throws WrongBundleException {
    var head = ChainHead.EMPTY;
    JsonNode entry = null;
    var attached = new ArrayList<JsonNode>();
    for (var text : lines) {
      var number = head.length() + 1;
      var line = parse(text, number);
      entry = line.path("entry");
      if (line.path("sequence").asLong() != number) {
        throw wrong(number, entry, "it says it is number " + line.path("sequence").asText());
      }
      if (!line.path("previous").asText().equals(head.hash().hex())) {
        throw wrong(number, entry, "it does not follow the entry before it");
      }
      head = head.after(canonical(entry, number));
      if (!line.path("hash").asText().equals(head.hash().hex())) {
        throw wrong(number, entry, "its content is not what was hashed");
      }
      if (!entry.path("offboarding").asText().equals(offboarding)) {
        throw wrong(number, entry, "it belongs to another offboarding");
      }
      if (entry.path("type").asText().equals(EntryType.FILE_ATTACHED.name())) {
        attached.add(entry);
      }
    }
    return new Whole(head, entry, attached);
  }

  private static JsonNode parse(String text, long number) throws WrongBundleException {
    try {
      return STRICT.readTree(text);
    } catch (JsonProcessingException e) {
      throw new WrongBundleException("Entry " + number + " is not JSON: " + e.getOriginalMessage());
    }
  }

  private static String canonical(JsonNode entry, long number) throws WrongBundleException {
    try {
      return CanonicalJson.of(entry.toString());
    } catch (IOException e) {
      throw new WrongBundleException("Entry " + number + " has no canonical spelling");
    }
  }

  private static WrongBundleException wrong(long number, JsonNode entry, String why) {
    return new WrongBundleException(
        "Entry %d (%s, %s) is wrong: %s"
            .formatted(number, entry.path("type").asText(), entry.path("at").asText(), why));
  }
}
