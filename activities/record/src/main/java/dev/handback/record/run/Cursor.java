package dev.handback.record.run;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/** The last line of a page, as an opaque text that asks for the next. */
public record Cursor(Instant receivedAt, String id) {

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it did not
   */
  public static Cursor parse(String text) {
    try {
      var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      var space = plain.indexOf(' ');
      return new Cursor(Instant.parse(plain.substring(0, space)), plain.substring(space + 1));
    } catch (IllegalArgumentException | DateTimeParseException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("This is not a cursor that a list gave: " + text, e);
    }
  }

  /** What {@link #parse} reads. */
  public String text() {
    var plain = receivedAt + " " + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
