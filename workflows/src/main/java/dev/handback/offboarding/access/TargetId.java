package dev.handback.offboarding.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one target system of the estate, as in {@code estate.yaml}. */
public record TargetId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TargetId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("TargetId must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
