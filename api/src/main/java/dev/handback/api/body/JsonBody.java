package dev.handback.api.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.handback.api.problem.FieldError;
import dev.handback.api.problem.Refusal;
import dev.handback.configuration.SchemaCheck;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A JSON body of one type, checked against its schema so that all its wrong fields are named. */
public final class JsonBody<T> {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Class<T> type;
  private final SchemaCheck schema;
  private final HttpStatus misfit;

  /**
   * @param schemaResource a JSON Schema beside the type
   */
  public JsonBody(Class<T> type, String schemaResource) {
    this(type, schemaResource, HttpStatus.UNPROCESSABLE_ENTITY);
  }

  private JsonBody(Class<T> type, String schemaResource, HttpStatus misfit) {
    this.type = type;
    this.schema = new SchemaCheck(type, schemaResource);
    this.misfit = misfit;
  }

  /** One of a standard that has 400 for whatever does not fit, and not 422. */
  public static <T> JsonBody<T> orBadRequest(Class<T> type, String schemaResource) {
    return new JsonBody<>(type, schemaResource, HttpStatus.BAD_REQUEST);
  }

  /** Refuses with 400 what is not JSON, and with 422 what does not fit. */
  public T read(byte @Nullable [] body) {
    return read(parse(body));
  }

  /** Refuses with 422 what does not fit. */
  public T read(JsonNode tree) {
    var wrong =
        schema.violationsIn(tree).stream()
            .map(violation -> new FieldError(violation.field(), violation.sentence()))
            .distinct()
            .toList();
    if (!wrong.isEmpty()) {
      throw Refusal.fields(misfit, wrong);
    }
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      // what a schema lets through and a type does not; its message would tell how we are built
      throw Refusal.of(misfit, "A value cannot be read");
    }
  }

  /** JSON as a tree; refuses with 400 what is none. */
  public static JsonNode parse(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "The body is empty");
    }
    try {
      var tree = MAPPER.readTree(body);
      if (tree == null || tree.isMissingNode()) {
        throw Refusal.of(HttpStatus.BAD_REQUEST, "The body is empty");
      }
      return tree;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw Refusal.of(HttpStatus.BAD_REQUEST, "The body is not JSON" + where);
    } catch (IOException e) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "The body is not JSON in UTF-8");
    }
  }
}
