package dev.handback.record.exception;

import dev.handback.offboarding.ExceptionGrant.Register;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One exception (requirement O4).
 *
 * @param name the item's, as people know it
 * @param state OPEN while it holds, LAPSED when its time was up, anything else when it ended before
 */
public record ExceptionView(
    ObligationId id,
    OffboardingId offboarding,
    ItemId itemId,
    TargetId target,
    String name,
    Register register,
    String reason,
    Instant until,
    @Nullable String scope,
    @Nullable String compensatingControl,
    String grantedBy,
    Instant grantedAt,
    ObligationState state) {}
