package dev.handback.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks a document against a JSON Schema (2020-12) and says in sentences what does not fit. Beside
 * a keyword, {@code "message": {"pattern": "must be …"}} replaces its sentence.
 */
public final class SchemaCheck {

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  /** The keyword beside others that holds our own sentences for them. */
  private static final String OWN = "message";

  private final JsonSchema schema;

  /**
   * @param resource a JSON file beside the type, or absolute with a leading slash
   */
  public SchemaCheck(Class<?> beside, String resource) {
    try (var stream = beside.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException("no schema %s beside %s".formatted(resource, beside));
      }
      var config =
          SchemaValidatorsConfig.builder()
              .formatAssertionsEnabled(true)
              .locale(Locale.ROOT)
              .errorMessageKeyword(OWN)
              .build();
      schema = FACTORY.getSchema(stream, InputFormat.JSON, config);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read schema " + resource, e);
    }
  }

  /** Everything that does not fit; empty when the document is good. */
  public List<Violation> violationsIn(JsonNode document) {
    return schema.validate(document).stream().map(this::violation).toList();
  }

  private Violation violation(ValidationMessage message) {
    var at = JsonPointer.compile(message.getInstanceLocation().toString());
    var own = ownSentence(message);
    if (!own.isMissingNode()) {
      return new Violation(at, Texts.name(at) + " " + own.asText());
    }
    return switch (message.getType()) {
      case "additionalProperties", "unevaluatedProperties" ->
          new Violation(at.appendProperty(message.getProperty()), unknownKey(at, message));
      case "required" ->
          new Violation(
              at.appendProperty(message.getProperty()),
              "%s lacks \"%s\"".formatted(Texts.name(at), message.getProperty()));
      case "enum" ->
          new Violation(
              at,
              "%s must be one of %s"
                  .formatted(Texts.name(at), Texts.list(message.getSchemaNode())));
      case "type" ->
          new Violation(
              at,
              "%s must be %s, not %s"
                  .formatted(Texts.name(at), message.getArguments()[1], message.getArguments()[0]));
      default -> new Violation(at, Texts.name(at) + " " + message.getError());
    };
  }

  /** What the schema itself says beside the keyword. */
  private JsonNode ownSentence(ValidationMessage message) {
    var keyword = message.getSchemaLocation().getFragment();
    var owner = JsonPointer.compile(keyword.getParent().toString());
    return schema.getSchemaNode().at(owner).path(OWN).path(message.getType());
  }

  private String unknownKey(JsonPointer at, ValidationMessage message) {
    var key = message.getProperty();
    var known = knownKeys(message.getSchemaLocation().getFragment());
    var where = at.matches() ? "" : " in " + Texts.name(at);
    return "unknown key \"%s\"%s%s".formatted(key, where, Texts.didYouMean(key, known));
  }

  private List<String> knownKeys(JsonNodePath keyword) {
    var owner = JsonPointer.compile(keyword.getParent().toString());
    var properties = schema.getSchemaNode().at(owner).path("properties");
    return properties.propertyStream().map(Map.Entry::getKey).toList();
  }
}
