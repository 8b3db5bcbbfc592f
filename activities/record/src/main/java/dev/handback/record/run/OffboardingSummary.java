package dev.handback.record.run;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of offboardings.
 *
 * @param disposed how many of the items have come to their end
 */
public record OffboardingSummary(
    OffboardingId id,
    String workflowId,
    Subject subject,
    Trigger trigger,
    Risk risk,
    OffboardingState state,
    Stage stage,
    @Nullable Instant effectiveAt,
    Instant receivedAt,
    @Nullable Instant startedAt,
    @Nullable Instant sealedAt,
    int items,
    int disposed,
    int openObligations) {}
