package dev.handback.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Where a secret is, never the secret itself: {@code env:NAME} or {@code file:PATH}. In a schema,
 * give it the pattern {@code ^(env|file):.+$}.
 */
public record SecretReference(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("(env|file):(.+)");

  /** Does not repeat what it refuses: somebody may have written the secret itself. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SecretReference {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a secret is named by reference, env:NAME or file:PATH, and never written here");
    }
  }

  String scheme() {
    return value.substring(0, value.indexOf(':'));
  }

  String place() {
    return value.substring(value.indexOf(':') + 1);
  }

  @Override
  public String toString() {
    return value;
  }
}
