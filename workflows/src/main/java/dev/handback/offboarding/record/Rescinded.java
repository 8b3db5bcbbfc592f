package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Rescission;
import org.jspecify.annotations.Nullable;

/**
 * Somebody took the event back.
 *
 * @param heeded false when it came too late or from the wrong person: the word is on the record and
 *     changes nothing
 * @param workflowId who listens from now on; null where that stays
 */
public record Rescinded(
    OffboardingId offboarding, Rescission rescission, boolean heeded, @Nullable String workflowId) {

  /** The run itself takes it in. */
  public Rescinded(OffboardingId offboarding, Rescission rescission, boolean heeded) {
    this(offboarding, rescission, heeded, null);
  }
}
