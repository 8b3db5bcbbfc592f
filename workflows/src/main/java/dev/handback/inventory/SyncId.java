package dev.handback.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one sync of one target from its first page to its last, over all its runs. */
public record SyncId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SyncId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("SyncId must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
