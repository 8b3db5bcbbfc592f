package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import java.time.Instant;

/** The run is over. */
public record SealRequest(OffboardingId offboarding, OffboardingState state, Instant at) {}
