package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Rescission;

/**
 * Somebody took the event back.
 *
 * @param heeded false when the run acted already: the word is on the record and changes nothing
 */
public record Rescinded(OffboardingId offboarding, Rescission rescission, boolean heeded) {}
