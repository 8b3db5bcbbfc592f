package dev.handback.offboarding;

import java.time.Instant;

/** How a run ended. {@code head} is the sealed head of its evidence chain, hexadecimal. */
public record OffboardingOutcome(
    OffboardingId id, OffboardingState state, String head, int items, Instant sealedAt) {}
