package dev.handback.inactivity;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.TargetId;
import java.time.Instant;

/** An account that was asked about and is used after all, before anything was touched. */
public record UsedAgain(OffboardingId offboarding, TargetId target, Instant lastUsedAt) {}
