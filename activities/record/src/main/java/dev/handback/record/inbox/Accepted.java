package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;

/**
 * What acceptance came to.
 *
 * @param offboarding the one offboarding of this event, whoever told of it first
 */
public record Accepted(Outcome outcome, OffboardingId offboarding) {

  /** Whether the event was news. */
  public enum Outcome {
    NEW,
    DUPLICATE
  }
}
