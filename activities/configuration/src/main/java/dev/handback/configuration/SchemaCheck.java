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

/** Checks a document against a JSON Schema and says in sentences what does not fit. */
final class SchemaCheck {

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonSchema schema;

  SchemaCheck(Class<?> beside, String resource) {
    try (var stream = beside.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException("no schema %s beside %s".formatted(resource, beside));
      }
      var config =
          SchemaValidatorsConfig.builder()
              .formatAssertionsEnabled(true)
              .locale(Locale.ROOT)
              .errorMessageKeyword("message")
              .build();
      schema = FACTORY.getSchema(stream, InputFormat.JSON, config);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read schema " + resource, e);
    }
  }

  List<Problem> problemsOf(YamlDocument document, JsonNode tree) {
    return schema.validate(tree).stream().map(message -> problem(document, message)).toList();
  }

  private Problem problem(YamlDocument document, ValidationMessage message) {
    var at = JsonPointer.compile(message.getInstanceLocation().toString());
    return switch (message.getType()) {
      case "additionalProperties", "unevaluatedProperties" ->
          document.problem(at.appendProperty(message.getProperty()), unknownKey(at, message));
      case "required" ->
          document.problem(at, "%s lacks \"%s\"".formatted(name(at), message.getProperty()));
      case "enum" ->
          document.problem(
              at, "%s must be one of %s".formatted(name(at), Texts.list(message.getSchemaNode())));
      case "type" ->
          document.problem(
              at,
              "%s must be %s, not %s"
                  .formatted(name(at), message.getArguments()[1], message.getArguments()[0]));
      default -> document.problem(at, name(at) + " " + message.getError());
    };
  }

  private String unknownKey(JsonPointer at, ValidationMessage message) {
    var key = message.getProperty();
    var known = knownKeys(message.getSchemaLocation().getFragment());
    var where = at.matches() ? "" : " in " + name(at);
    return "unknown key \"%s\"%s%s".formatted(key, where, Texts.didYouMean(key, known));
  }

  private List<String> knownKeys(JsonNodePath keyword) {
    var owner = JsonPointer.compile(keyword.getParent().toString());
    var properties = schema.getSchemaNode().at(owner).path("properties");
    return properties.propertyStream().map(java.util.Map.Entry::getKey).toList();
  }

  private static String name(JsonPointer at) {
    return Texts.path(at);
  }
}
