package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits for a person's word before it starts anything (requirement P7).
 *
 * @param source whose limit it is beyond
 * @param offboardingId the offboarding that it will start
 * @param effectiveAt null means at once
 * @param triggeredBy who caused it, as the source says
 * @param submittedBy the operator who submitted it; null when a source sent it
 */
public record HeldEvent(
    String id,
    String source,
    Instant heldAt,
    String reason,
    OffboardingId offboardingId,
    Subject subject,
    Trigger trigger,
    @Nullable Instant effectiveAt,
    @Nullable String triggeredBy,
    @Nullable String submittedBy) {}
