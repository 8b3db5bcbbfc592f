package dev.handback.api.body;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.handback.api.problem.Refusal;
import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.http.QueryStringDecoder;

/** A body of {@code application/x-www-form-urlencoded} as an object of texts. */
public final class UrlEncoded {

  /** More than any event has. */
  private static final int FIELDS_AT_MOST = 200;

  private UrlEncoded() {}

  /** A field that comes twice is an array of texts. Refuses with 400 what cannot be decoded. */
  public static JsonNode parse(byte[] body) {
    var object = JsonNodeFactory.instance.objectNode();
    try {
      var fields =
          new QueryStringDecoder(new String(body, UTF_8), UTF_8, false, FIELDS_AT_MOST)
              .parameters();
      fields.forEach((name, values) -> {
        if (values.size() == 1) {
          object.put(name, values.getFirst());
        } else {
          var all = object.putArray(name);
          values.forEach(all::add);
        }
      });
      return object;
    } catch (IllegalArgumentException e) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "The body is not application/x-www-form-urlencoded");
    }
  }
}
