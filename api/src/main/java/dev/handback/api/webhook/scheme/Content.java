package dev.handback.api.webhook.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What is signed, written like {@code {id}.{timestamp}.{body}}: raw bytes, never text that was
 * decoded and encoded again.
 */
public final class Content {

  static final String ID = "{id}";
  static final String TIMESTAMP = "{timestamp}";
  private static final String BODY = "{body}";
  private static final List<String> PARTS = List.of(ID, TIMESTAMP, BODY);
  private static final Pattern EACH = Pattern.compile("\\{[^}]*}|[^{]+|\\{");

  private final String template;
  private final List<String> pieces;

  private Content(String template, List<String> pieces) {
    this.template = template;
    this.pieces = List.copyOf(pieces);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when the body is not in it, or something that there is not
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Content of(String template) {
    var pieces = EACH.matcher(template).results().map(found -> found.group()).toList();
    var unknown =
        pieces.stream().filter(one -> one.startsWith("{") && !PARTS.contains(one)).findFirst();
    if (unknown.isPresent() || !pieces.contains(BODY)) {
      throw new IllegalArgumentException(
          "content is made of %s and plain text, and has the body in it"
              .formatted(String.join(", ", PARTS)));
    }
    return new Content(template, pieces);
  }

  boolean has(String part) {
    return pieces.contains(part);
  }

  byte[] with(Function<String, String> parts, byte[] body) {
    var signed = new ByteArrayOutputStream(template.length() + body.length);
    for (var piece : pieces) {
      signed.writeBytes(
          piece.equals(BODY)
              ? body
              : (PARTS.contains(piece) ? parts.apply(piece) : piece).getBytes(UTF_8));
    }
    return signed.toByteArray();
  }

  @JsonValue
  @Override
  public String toString() {
    return template;
  }
}
