package dev.handback.inventory;

import dev.handback.offboarding.OffboardingId;

/**
 * An account that was asked about, and needs no answer any more.
 *
 * @param how what became of it, as a sentence
 */
public record ClaimedAccount(OffboardingId offboarding, String how) {}
