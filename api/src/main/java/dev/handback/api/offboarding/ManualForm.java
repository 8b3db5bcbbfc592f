package dev.handback.api.offboarding;

import dev.handback.offboarding.ManualRemoval.Outcome;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What a person did by hand, with files.
 *
 * @param evidence what they saw, in their own words
 * @param seatFreed "true" when the seat went with it
 * @param files PDF, PNG, JPEG, plain text or CSV
 */
@Serdeable
record ManualForm(Outcome outcome, String evidence, boolean seatFreed, List<String> files) {}
