package dev.handback.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** How problems are worded. */
final class Texts {

  /** More typing errors than this in one word and the suggestion would be a guess. */
  private static final int LIKELY_TYPING_ERRORS = 3;

  private Texts() {}

  /** {@code /sources/0/keys} as people read it: {@code sources[0].keys}. */
  static String path(JsonPointer at) {
    var path = new StringBuilder();
    for (var rest = at; !rest.matches(); rest = rest.tail()) {
      if (rest.mayMatchElement()) {
        path.append('[').append(rest.getMatchingIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(rest.getMatchingProperty());
      }
    }
    return path.toString();
  }

  /** The same, as the subject of a sentence. */
  static String name(JsonPointer at) {
    return at.matches() ? "the document" : path(at);
  }

  /** The values of an {@code enum} keyword. */
  static String list(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }

  /** A half sentence with the most likely key, else with all there are. */
  static String didYouMean(String key, List<String> known) {
    var distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .filter(candidate -> distance.apply(key, candidate) <= LIKELY_TYPING_ERRORS)
        .min(Comparator.comparing(candidate -> distance.apply(key, candidate)))
        .map("; did you mean \"%s\"?"::formatted)
        .orElseGet(() -> known.isEmpty() ? "" : "; known are " + String.join(", ", known));
  }
}
