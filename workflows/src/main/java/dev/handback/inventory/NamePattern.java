package dev.handback.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An account's name, or several by {@code *} for any characters; case is ignored. */
public record NamePattern(@JsonValue String text) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public NamePattern {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a name must not be blank");
    }
  }

  /** Whether this name is meant. */
  public boolean matches(String name) {
    var regex =
        Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(name)
        .matches();
  }
}
