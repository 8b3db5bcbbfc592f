package dev.handback.offboarding.obligation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one obligation of one offboarding. Opaque. */
public record ObligationId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ObligationId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("ObligationId must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
