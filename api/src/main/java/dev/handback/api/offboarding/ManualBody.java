package dev.handback.api.offboarding;

import dev.handback.offboarding.ManualRemoval.Outcome;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What a person did by hand.
 *
 * @param evidence what they saw, in their own words
 * @param seatFreed that the seat went with it, in the same attestation
 */
@Serdeable
record ManualBody(Outcome outcome, String evidence, boolean seatFreed) {}
