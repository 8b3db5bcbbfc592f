package dev.handback.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** Binds a checked document to a record. */
final class Binding {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Binding() {}

  static <T> T bind(YamlDocument document, JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      var at = pointerOf(e.getPath());
      throw new ConfigurationException(List.of(document.problem(at, sentence(at, e))));
    } catch (JsonProcessingException e) {
      throw new ConfigurationException(
          List.of(document.problem(JsonPointer.empty(), e.getOriginalMessage())));
    }
  }

  /** The value itself is not repeated: it may be a secret in the wrong place. */
  private static String sentence(JsonPointer at, JsonMappingException wrong) {
    var name = Texts.name(at);
    return switch (wrong) {
      case ValueInstantiationException e
          when e.getCause() instanceof IllegalArgumentException why ->
          name + ": " + why.getMessage();
      case InvalidFormatException e ->
          "%s cannot be read as %s".formatted(name, e.getTargetType().getSimpleName());
      default -> name + ": " + wrong.getOriginalMessage();
    };
  }

  private static JsonPointer pointerOf(List<JsonMappingException.Reference> path) {
    var pointer = JsonPointer.empty();
    for (var step : path) {
      pointer =
          step.getFieldName() == null
              ? pointer.appendIndex(step.getIndex())
              : pointer.appendProperty(step.getFieldName());
    }
    return pointer;
  }
}
