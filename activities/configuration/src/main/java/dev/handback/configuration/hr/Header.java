package dev.handback.configuration.hr;

import dev.handback.configuration.SecretReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A header of each call: a secret by reference, or a plain value.
 *
 * @param prefix what is before the secret, such as {@code Bearer}; null for nothing
 * @param encoding {@code BASE64} for the user and password of HTTP Basic
 */
public record Header(
    String header,
    @Nullable String prefix,
    Encoding encoding,
    @Nullable SecretReference key,
    @Nullable String value) {

  public Header {
    encoding = Objects.requireNonNullElse(encoding, Encoding.TEXT);
    if ((key == null) == (value == null)) {
      throw new IllegalArgumentException("a header has either a key or a value");
    }
  }

  /** How the secret is written. */
  public enum Encoding {
    TEXT,
    BASE64
  }
}
