package dev.handback.offboarding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one offboarding. Derived from the system of record and its event, so that the same event
 * heard twice is the same offboarding (requirement T12).
 */
public record OffboardingId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OffboardingId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("OffboardingId must not be blank");
    }
  }

  /** The one id of this event: 24 hexadecimal digits behind {@code ob-}. */
  public static OffboardingId of(Source source, Subject subject, Trigger trigger) {
    return new OffboardingId(
        "ob-" + Digest.hex(source.system(), source.eventId(), subject.id(), trigger.name()));
  }

  /** The Temporal workflow id of this offboarding. */
  public String workflowId() {
    return "offboarding/" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
