package dev.handback.offboarding.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one access item of one offboarding. Opaque; made by {@link
 * dev.handback.offboarding.plan.Plan}.
 */
public record ItemId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ItemId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("ItemId must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
