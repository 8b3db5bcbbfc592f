package dev.handback.record.evidence;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import java.time.Instant;

/**
 * What the seal's signature vouches for.
 *
 * @param head hexadecimal hash of the last entry
 * @param entries how many entries the chain has
 */
@JsonPropertyOrder(alphabetic = true)
record SealedHead(
    OffboardingId offboarding,
    OffboardingState state,
    String head,
    long entries,
    Instant sealedAt) {}
