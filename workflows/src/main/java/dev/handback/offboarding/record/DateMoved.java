package dev.handback.offboarding.record;

import dev.handback.offboarding.DateMove;
import dev.handback.offboarding.OffboardingId;

/**
 * Somebody moved the effective date.
 *
 * @param heeded false when the run acted already: the word is on the record and changes nothing
 */
public record DateMoved(OffboardingId offboarding, DateMove move, boolean heeded) {}
