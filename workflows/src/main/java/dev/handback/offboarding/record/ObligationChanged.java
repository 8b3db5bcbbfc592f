package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.obligation.Obligation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An obligation as it is now.
 *
 * @param by who ended it; null when nobody did, or when the target itself did
 */
public record ObligationChanged(
    OffboardingId offboarding, Obligation obligation, @Nullable String by, Instant at) {}
